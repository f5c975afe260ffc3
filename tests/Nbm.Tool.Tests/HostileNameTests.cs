using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Tool.Scaffolding.Sources;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>Whatever files, columns and levels are called, the scaffolded project compiles, stays in its folder, and does nothing that it
/// wasn't written for.</summary>
public sealed partial class HostileNameTests : IDisposable
{
    private const string Payload = "Pwned";
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("console")]
    [InlineData("file")]
    [InlineData("path")]
    [InlineData("task")]
    [InlineData("type")]
    [InlineData("math")]
    [InlineData("string")]
    [InlineData("rows")]
    [InlineData("system")]
    [InlineData("nbm")]
    [InlineData("program")]
    [InlineData("PROGRAM")]
    [InlineData("class")]
    [InlineData("record")]
    [InlineData("additive")] // AdditiveModel is the runtime's.
    [InlineData("feature")]
    [InlineData("level")]
    [InlineData("list")]
    [InlineData("Equals")]
    [InlineData("GetHashCode")]
    [InlineData("clone")]
    [InlineData("culture info")]
    [InlineData("app context")]
    [InlineData("training options")]
    [InlineData("2024")]
    [InlineData("con")]
    [InlineData("данные")]
    [InlineData("数据")]
    [InlineData("🏠🏠")]
    [InlineData("_")]
    [InlineData("$(MSBuildProjectName);@(Compile)%41'*?")]
    [InlineData("a\u2028static class Pwned { }")]
    [InlineData("a\nstatic class Pwned { }")]
    [InlineData("\"; System.Environment.Exit(3); \"")]
    [InlineData("<Project>&--")]
    public void A_file_may_be_called_anything(string name)
    {
        string csv = _folder.Write(name + ".csv", Lines("Index,level,y"));
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", _folder.File("project"));
        Compiles().GetType(Payload).ShouldBeNull();

        XElement item = XDocument.Load(Directory.GetFiles(_folder.File("project"), "*.csproj").Single()).Descendants("None").Single();
        foreach ((string attribute, string path) in new[] { ("Include", $"../{name}.csv"), ("Link", name + ".csv") })
        {
            string written = item.Attribute(attribute)!.Value;
            written.IndexOfAny(['$', '@', ';', '*', '?', '(', ')', '\'']).ShouldBe(-1);
            // As MSBuild reads it.
            Percent().Replace(written, match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString()).ShouldBe(path);
        }
    }

    [Fact]
    public void Every_type_that_a_program_sees_is_known()
    {
        string pack = typeof(HostileNameTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(a => a.Key == "ReferencePack").Value!;
        var compilation = CSharpCompilation.Create("x",
            references: Directory.EnumerateFiles(pack, "*.dll").Append(typeof(NbmModelAttribute).Assembly.Location)
                .Append(typeof(AdditiveModel).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)));
        string[] missing =
        [
            .. "System System.Collections.Generic System.IO System.Linq System.Net.Http System.Threading System.Threading.Tasks Nbm".Split(
                ' ')
                .SelectMany(space => space.Split('.')
                    .Aggregate(compilation.GlobalNamespace,
                        (outer, name) => outer.GetNamespaceMembers().Single(inner => inner.Name == name)).GetTypeMembers())
                .Where(type => type.DeclaredAccessibility == Accessibility.Public && !RecordNames.InScope.Contains(type.Name))
                .Select(type => type.ToString()!),
        ];
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Columns_and_levels_may_be_called_anything()
    {
        string[] columns =
        [
            "int", "Score", "ToString", "Data", "DataModel", "DataExplanation", "DataCsv", "DataShapes", "Explanation", "Prediction",
            "VectorOf", "System", "Nbm", "Console", "Type", "Feature", "Level", "value__", "Clone",
            "EqualityContract", "1st", "%", "#", "$", "🏠", "данные", "a\u2028b", "c\nd", "e\"f", "g\\", "*/ static class Pwned { } /*",
            "/// </summary>", "x{0}", new string('w', 100_000), string.Join(' ', Enumerable.Repeat("how satisfied are you", 30)),
            "\u202Eevil", "Item1", "Rest", "get_X", "A1", "A 2",
        ];
        string[] levels = ["ToString", "value__", "a\u2028b", "c\nd", "\"; static class Pwned { } //", "*/ } static class Pwned { } /*",
            "\\u0022", "None"];
        string[] header = [.. columns.Select(Tables.Quoted)];
        string csv = _folder.Write("data.csv",
            [$"{string.Join(',', header)},y",
                .. Enumerable.Range(0, 120)
                    .Select(i => string.Join(',',
                        columns.Select((_, c) => Tables.Quoted(levels[((i * 7) + c + (i / (2 + (c % 5)))) % levels.Length])))
                        + $",{i % 11}")]);
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", _folder.File("project"));
        Assembly program = Compiles();
        program.GetTypes().ShouldNotContain(type => type.Name == Payload);
        Type record = program.GetTypes().Single(type => type.Name == "Data");
        string[] read = [.. record.GetProperties()
            .Select(property => (property.Name, Attribute: property.GetCustomAttribute<FeatureAttribute>()))
            .Where(pair => pair.Attribute is not null).Select(pair => pair.Attribute!.Name ?? pair.Name)];
        read.SequenceEqual(columns, StringComparer.Ordinal).ShouldBeTrue(); // Their own message would be as long as the names.
    }

    [Fact]
    public void No_property_is_called_as_a_member_of_what_is_generated()
    {
        IEnumerable<string> reserved = new[] { typeof(Explanation), typeof(MulticlassExplanation<>), typeof(object) }
            .SelectMany(type => type.GetMembers(
                BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.FlattenHierarchy))
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false, IsPrivate: false, IsAssembly: false })
            .Select(member => member.Name).Distinct();
        var names = new Identifiers(ignoresCase: false);
        foreach (string name in reserved)
        {
            names.Unique(name, "Value").ShouldNotBe(name);
        }
    }

    [Theory]
    [InlineData("..")] // The file is '...csv'.
    [InlineData(".")]
    [InlineData("")]
    [InlineData("-rf")]
    [InlineData("$(HOME)")]
    [InlineData("a\u2028b")]
    public void The_project_is_written_below_the_folder_that_one_is_in(string name)
    {
        string work = Directory.CreateDirectory(_folder.File("work")).FullName;
        File.WriteAllLines(Path.Combine(work, name + ".csv"), Lines("a,b,y"));
        ToolRun run = ToolRun.GoodIn(work, "scaffold", name + ".csv", "--target", "y");
        Directory.GetFiles(_folder.Path).ShouldBeEmpty();
        Directory.GetFiles(work).Length.ShouldBe(1);
        string folder = Directory.GetDirectories(work).Single();
        Regex.IsMatch(Path.GetFileName(folder), @"^[\p{L}_][\p{L}\p{Nd}_]*$").ShouldBeTrue();
        Directory.GetFiles(folder).Length.ShouldBe(3);
        run.Output.ShouldContain($"cd {Path.GetFileName(folder)}\n");
    }

    [Fact]
    public void The_folder_to_go_to_is_quoted_for_the_shell()
    {
        string csv = _folder.Write("data.csv", Lines("a,b,y"));
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", _folder.File("my project's")).Output.ShouldContain("my project'\\''s'\n");
    }

    [Fact]
    public void Columns_without_a_name_are_left_out_and_said_to_be()
    {
        string csv = _folder.Write("data.csv", Lines(",b, ,y"));
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", _folder.File("project"));
        File.ReadAllText(Path.Combine(_folder.File("project"), "Data.cs"))
            .ShouldContain("// Columns without a name are left out: 1, 3, counted from 1.");
        Compiles();
    }

    [Theory]
    [InlineData("a b,a_b,y")]
    [InlineData("ab,\"a\tb\",y")] // One name to the analyzer.
    [InlineData("ς,σ,y")]
    [InlineData("a,a,y")]
    public void Columns_that_the_reader_or_the_analyzer_takes_for_one_are_refused(string header)
    {
        ToolRun run = ToolRun.Of("scaffold", _folder.Write("data.csv", Lines(header)), "--target", "y", "-o", _folder.File("project"));
        (run.ExitCode, run.Error.Contains("called alike", StringComparison.Ordinal)).ShouldBe((2, true));
    }

    // In a time that grows with the square of the columns this would take minutes.
    [Fact(Timeout = 60_000)]
    public async Task Forty_thousand_columns_are_a_matter_of_seconds() => await Task.Run(() =>
    {
        string csv = _folder.Write("wide.csv",
            [.. Enumerable.Range(0, 21)
                .Select(row => string.Join(',', Enumerable.Range(0, 40_000).Select(c => row == 0 ? $"§ {c}" : $"{row * c % 13}"))
                    + (row == 0 ? ",y" : $",{row}"))]);
        ToolRun.Good("scaffold", csv, "--target", "y", "-o", _folder.File("project"), "--json").Output.ShouldContain("\"_39999\"");
    });

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Lines(string header) =>
        [header, .. Enumerable.Range(0, 60)
            .Select(i =>
                string.Join(',', header.Split(',').Select((_, c) => c == 0 ? $"{i * 7 % 60}" : c == 1 ? $"{"abc"[i % 3]}" : $"{i % 11}")))];

    private Assembly Compiles() => ScaffoldedProject.Compile(_folder.File("project"));

    [GeneratedRegex("%([0-9A-F]{2})")]
    private static partial Regex Percent();
}
