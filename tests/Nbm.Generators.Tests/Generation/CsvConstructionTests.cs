using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>Which constructor and which members a CSV reader uses.</summary>
public sealed class CsvConstructionTests
{
    [Theory]
    [InlineData(
        "public partial class R { public R(int a, int extra = 3) { A = a; } public R() { } [Feature] public int A { get; } [Target] public "
            + "int B { get; set; } }",
        "new(a:cell0){B=cell1,};")]
    [InlineData(
        "public partial record R([Feature] int A, [Target] int B) { public required string Id { get; init; } public string? Note { get; "
            + "init; } }",
        "new(A:cell0,B:cell2){Id=cell1,};")]
    [InlineData(
        "public partial class R { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public R(int a) { A = a; } [Feature] public "
            + "required int A { get; init; } [Target] public int B { get; init; } }",
        "new(a:cell0){B=cell1,};")]
    [InlineData(
        "public partial class R { public R(int a) { A = a; } [Feature] public required int A { get; init; } [Target] public int B { get; "
            + "init; } }",
        "new(a:cell0){A=cell0,B=cell1,};")]
    [InlineData(
        "public partial record R(string Id, [Feature] double A, [Target] bool B);",
        "new(Id:cell0,A:cell1,B:cell2);")]
    [InlineData(
        "public partial struct R { [Feature] public int A { get; private set; } [Feature] public int C { get; set; } [Target] public int B "
            + "{ get; set; } }",
        "new(){C=cell0,B=cell1,};")]
    public void The_constructor_that_takes_most_members_is_called_and_the_rest_is_set(string type, string expected)
    {
        GeneratorResult result = Consumer.Of("using Nbm;\n[NbmModel] " + type).Generate();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()).ShouldBeEmpty();
        string csv = string.Concat(result.Files["R.Csv.g.cs"].Where(static c => !char.IsWhiteSpace(c)));
        csv.ShouldContain("record=" + expected);
    }

    [Theory]
    [InlineData("public partial record R([Feature] int A, [Target] int B);", "new(A:cell0,B:default!);")]
    [InlineData("public partial record R([Feature] int A, [Target] int B = 3);", "new(A:cell0);")]
    [InlineData("public partial record R([Feature] int A, [Weight] double W, [Offset] double O, [Target] int B);",
        "new(A:cell0,O:cell1,W:default!,B:default!);")]
    [InlineData("public partial class R { [Feature] public int A { get; set; } [Target] public int B { get; set; } [Weight] public "
        + "required int W { get; set; } }", "new(){A=cell0,W=default!,};")]
    [InlineData("public partial class R { [Feature] public int A { get; set; } [Target] public string B { get; set; } = \"\"; }",
        "new(){A=cell0,};")]
    public void A_row_to_be_scored_names_of_target_and_weight_what_it_must(string type, string expected)
    {
        GeneratorResult result = Consumer.Of("using Nbm;\n[NbmModel] " + type).Generate();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()).ShouldBeEmpty();
        string csv = string.Concat(result.Files["R.Csv.g.cs"].Where(static c => !char.IsWhiteSpace(c)));
        csv[csv.IndexOf("boolTryReadForScoring", StringComparison.Ordinal)..].ShouldContain("record=" + expected);
    }

    [Theory]
    [InlineData(
        "public partial class R { public R(object o) { } [Feature] public int A { get; set; } [Target] public int B { get; set; } }")]
    [InlineData("public partial class R { private R() { } [Feature] public int A { get; set; } [Target] public int B { get; set; } }")]
    [InlineData("public partial class R { public required object O { get; set; } [Feature] public int A { get; set; } [Target] public int "
        + "B { get; set; } }")]
    [InlineData(
        "public partial class R { public required int F; [Feature] public int A { get; set; } [Target] public int B { get; set; } }")]
    public void A_record_that_cells_cannot_build_has_a_model_and_no_reader(string type)
    {
        GeneratorResult result = Consumer.Of("using Nbm;\n[NbmModel] " + type).Generate();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()).ShouldBeEmpty();
        result.Files.Keys.ShouldContain("R.Model.g.cs");
        result.Files.Keys.ShouldNotContain("R.Csv.g.cs");
    }
}
