using System.Reflection;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>What [Level] declares reaches the schema and the reader of CSV files, whatever the text.</summary>
public sealed class LevelTextTests
{
    private const string Record = """
        #pragma warning disable NBM0209
        using System.Linq;
        using Nbm;

        public enum Kind : ulong { [Level("a\"b\\\u2028\n{0}", "*/ // \0", "x\ud800")] Quoted = 3, Alias = 3, @class = 1, [Level("")] Empty = 7 }

        public enum Vast : ulong { Small, Large = ulong.MaxValue }

        [NbmModel]
        public partial record Row([Feature] Kind Kind, [Feature] Kind? Other, [Feature] Vast Vast, [Target] Kind Target);

        public static class Program
        {
            public static string[] Read(string cell) =>
                RowCsv.Read(new System.IO.StringReader("Kind,Other,Vast,Target\n\"" + cell.Replace("\"", "\"\"") + "\",,Large,class\n")).Select(row => $"{row.Kind} {row.Other} {row.Target}").ToArray();
        }
        """;

    private static readonly Lazy<Assembly> s_assembly = new(Build);

    [Theory]
    [InlineData("a\"b\\\u2028\n{0}", "Quoted")]
    [InlineData("*/ // \0", "Quoted")]
    [InlineData("A\"B\\\u2028\n{0}", "Quoted")]
    [InlineData("Quoted", "Quoted")]
    [InlineData("Alias", "Quoted")]
    [InlineData("Class", "class")]
    [InlineData("", "Empty")]
    public void A_declared_text_is_read_as_its_member_the_empty_one_too(string cell, string member)
    {
        string name = Enum.Parse(s_assembly.Value.GetType("Kind")!, member).ToString()!; // Of two names of one value either.
        ((string[])s_assembly.Value.GetType("Program")!.GetMethod("Read")!.Invoke(null, [cell])!).ShouldHaveSingleItem()
            .ShouldBe($"{name} Empty class");
    }

    [Theory]
    [InlineData("quoted")]
    [InlineData("3")]
    [InlineData("empty")]
    public void A_member_with_a_text_is_read_by_its_name_exactly_and_no_member_by_its_number(string cell) =>
        Should.Throw<TargetInvocationException>(() => s_assembly.Value.GetType("Program")!.GetMethod("Read")!
            .Invoke(null, [cell])).InnerException!.Message.ShouldContain("is no Kind");

    [Fact]
    public void The_schema_has_texts_and_numbers()
    {
        Type encoder = s_assembly.Value.GetType("RowEncoder")!;
        var schema = (ModelSchema)encoder.GetField("s_schema", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        FeatureSchema kind = schema.Features[0];
        kind.Levels.ShouldBe(["class", "Quoted", "Empty"]);
        kind.LevelTexts.Select(own => string.Join('|', own)).ShouldBe(["", "a\"b\\\u2028\n{0}|*/ // \0|x\ud800|Alias", ""]);
        kind.LevelTexts[2].ShouldBe([""]);
        kind.LevelNumbers.ShouldBe([1, 3, 7]);
        schema.Target.ClassNumbers.ShouldBe(kind.LevelNumbers);
        schema.Target.ClassText(1).ShouldBe("a\"b\\\u2028\n{0}");
        schema.Features[2].LevelNumbers.ShouldBeEmpty("beyond a long");
    }

    private static Assembly Build()
    {
        GeneratorResult result = Consumer.Of(Record).Generate();
        result.CompilerDiagnostics.Where(found => found.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(found => found.ToString()).ShouldBeEmpty();
        using var stream = new MemoryStream();
        result.Compilation.Emit(stream).Success.ShouldBeTrue();
        return Assembly.Load(stream.ToArray());
    }
}
