using System.Collections.Immutable;
using System.Text;
using System.Xml.Linq;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Emitted;
using Nbm.Fuzz.Tests.Harness;
using Nbm.Tool.Commands;
using Nbm.Tool.Terminal;

namespace Nbm.Fuzz.Tests.Targets;

/// <summary>CSV files of hostile names, headers and cells, scaffolded and compiled.</summary>
internal sealed class ScaffoldTarget : FuzzTarget
{
    private const char NameEnd = '\n'; // An input is the file's name, the target's index, and the file.

    private static readonly ImmutableArray<string> s_names =
    [
        "data", "console", "file", "path", "index", "task", "type", "math", "string", "rows", "system", "nbm", "program", "..", "...",
        "a b", "1", "class", "Trip", "résumé", "x;y", "$(PATH)", "%41", "a&b", "<x>", "@(x)", "a'b", "a\"b", "model", "record", "csv",
        "Export", "options", "report",
        "\u2028x", "e\u0301", "con", "-o", "--help", "Console", "Enum", "Attribute", "List", "DateTime", "Nullable", "Func", "Environment",
        "Exception",
    ];

    private static readonly ImmutableArray<string> s_headers =
    [
        "a", "b", "c", "price", "Row", "Score", "Explanation", "Contributions", "Model", "Weight", "Index", "Count", "Equals",
        "EqualityContract", "PrintMembers", "Data", "Train", "Predict", "Task", "File", "Path", "Console", "Math", "Enum", "string",
        "class", "field", "value", "record", "init", "get", "1st", "%", "€", "é", "e\u0301", "İ", "x y", "x-y", "x.y", "x_y", "Ünïcode %",
        "$(x)", "\u2028", "\u0085", "*/", "//", "</summary>", "\\", "{0}", "{", "}", "#if", "@a", "🏠", "AMOUNT_PAID", "BID",
        "id", "Exposure",
    ];

    private static readonly ImmutableArray<Func<int, FuzzRandom, string>> s_kinds =
    [
        (i, _) => i.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (_, random) => (random.Unit() * 10).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture),
        (i, _) => "yn"[i % 2].ToString(), (i, _) => (i % 2).ToString(System.Globalization.CultureInfo.InvariantCulture),
        (i, _) => new[] { "low", "medium", "high" }[i % 3], (i, _) => new[] { "0-10k", "10-50k", ">50k" }[i % 3],
        (i, _) => new[] { "<=50K", ">50K" }[i % 2], (i, _) => new[] { "C#", "C++", "C" }[i % 3],
        (i, _) => new[] { "A+", "A-", "(A)" }[i % 3], (i, _) => new[] { "F", "N" }[i % 2],
        (i, _) => $"2024-01-{1 + (i % 28):00}", (i, _) => $"{1 + (i % 28):00}/01/2024", (i, _) => $"2024-01-01 {i % 24:00}:00",
        (i, _) => $"{i % 24:00}:15:00", (i, _) => i % 5 == 0 ? "" : "x" + (i % 4), (i, _) => i % 7 == 0 ? "inf" : "1.5", (_, _) => "",
        (_, _) => "same", (i, _) => $"{i % 100}%", (i, _) => $"${i}.00",
        (i, random) => random.Pick(HostileTexts.All), (i, _) => new[] { "class", "int", "record" }[i % 3],
        (i, _) => new[] { "a\u2028b", "*/", "\"" }[i % 3], (i, _) => new[] { "true", "false", "NA" }[i % 3],
        (i, _) => i % 9 == 0 ? "-9" : (i % 6).ToString(System.Globalization.CultureInfo.InvariantCulture),
    ];

    public override string Name => "scaffold";

    public override int DefaultInputs => 10;

    public override int Cost => 500;

    public override byte[] Make(FuzzRandom random)
    {
        int columns = 2 + random.Small(8), rows = 20 + random.Below(40);
        string[] header = [
            .. Enumerable.Range(0, columns).Select(c => random.OneIn(3) ? random.Pick(HostileTexts.All) : random.Pick(s_headers))];
        Func<int, FuzzRandom, string>[] kinds = [.. Enumerable.Range(0, columns).Select(_ => random.Pick(s_kinds))];
        string name = random.OneIn(3) ? random.Pick(HostileTexts.All) : random.Pick(s_names);
        var csv = new StringBuilder();
        csv.Append(new string([.. name.Where(c => c is not ('/' or '\0' or NameEnd) && !char.IsSurrogate(c))])).Append(NameEnd)
            .Append(random.Below(columns)).Append(NameEnd);
        csv.AppendJoin(',', header.Select(Quoted)).Append('\n');
        for (int r = 0; r < rows; r++)
        {
            csv.AppendJoin(',', kinds.Select(kind => Quoted(kind(r, random)))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(csv.ToString());
    }

    public override string Run(byte[] input, FuzzRandom random, FuzzCosts costs)
    {
        string[] parts = Encoding.UTF8.GetString(input).Split(NameEnd, 3);
        string folder = Path.Combine(FuzzSettings.Temporary, Guid.NewGuid().ToString("N")), inner = Path.Combine(folder, "inner");
        Directory.CreateDirectory(inner);
        try
        {
            string csv = Path.Combine(inner, parts[0] + ".csv");
            File.WriteAllText(csv, parts[2]);
            return Scaffold(csv, Header(parts[2])[int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)], folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Scaffold(string csv, string target, string folder)
    {
        using StringWriter output = new(), error = new();
        string project = Path.Combine(folder, "project");
        string[] before = [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)];
        int code = NbmCommand.Run(["scaffold", csv, "--target=" + target, "-o", project], new ToolConsole(output, error));
        if (code != ExitCode.Success)
        {
            return code == ExitCode.Failure && error.ToString().Length <= Oracle.MostCharacters ? "refused"
                : throw new FuzzFailure($"nbm scaffold ended with {code}: {error}");
        }

        string[] written = [.. Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Except(before)];
        if (written.FirstOrDefault(path => path != project && Path.GetDirectoryName(path) != project) is { } outside)
        {
            throw new FuzzFailure($"A file was written outside of the project: {outside}");
        }

        CheckProjectFile(Directory.GetFiles(project, "*.csproj").ShouldHaveSingleItem(), csv);
        CompiledSources.CheckProject([.. Directory.EnumerateFiles(project, "*.cs").Select(File.ReadAllText)]);
        return "scaffolded";
    }

    // Whatever the file is called, MSBuild finds nothing to evaluate in it.
    private static void CheckProjectFile(string path, string csv)
    {
        string text = XDocument.Load(path).ToString();
        foreach (string evaluated in new[] { "$(PATH)", "$(NbmPayload)", "$(x)", "@(x)" })
        {
            if (Path.GetFileName(csv).Contains(evaluated, StringComparison.Ordinal) && text.Contains(evaluated, StringComparison.Ordinal))
            {
                throw new FuzzFailure($"MSBuild would evaluate the name of a file: {evaluated}");
            }
        }
    }

    private static string[] Header(string csv)
    {
        using var parser = new CsvHelper.CsvParser(new StringReader(csv), System.Globalization.CultureInfo.InvariantCulture);
        return parser.Read() ? parser.Record! : [""];
    }

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny(",\"\n\r") >= 0 || cell.Trim() != cell
        ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
