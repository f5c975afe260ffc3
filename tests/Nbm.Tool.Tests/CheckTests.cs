using System.Text.Json;
using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What <c>nbm check</c> says of a file before a model is trained.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SampleTheory]
    [InlineData("credit_data.csv", "Status")]
    [InlineData("penguins.csv", "species")]
    public void Real_data_that_are_as_they_should_be_pass(string file, string target)
    {
        ToolRun run = ToolRun.Of("check", SampleData.Find(file)!, "--target", target);
        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("alone");
    }

    [Fact]
    public void A_leak_a_copy_and_a_constant_are_told_and_end_it_with_1()
    {
        string csv = Rows();
        ToolRun run = ToolRun.Of("check", csv, "--target", "y");
        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("Leakage: Late tells Y by itself");
        run.Output.ShouldContain("CopiedFeature: Twice says the same as Size");
        run.Output.ShouldContain("one: left out: it");
    }

    [Fact]
    public void Json_has_the_same_for_scripts()
    {
        ToolRun run = ToolRun.Of("check", Rows(), "--target", "y", "--json");
        JsonElement facts = JsonDocument.Parse(run.Output).RootElement;
        facts.GetProperty("rows").GetInt32().ShouldBe(400);
        facts.GetProperty("notices").EnumerateArray().Select(notice => notice.GetProperty("kind").GetString())
            .ShouldBe(["leakage", "copiedFeature"]);
        facts.GetProperty("features").EnumerateArray().Single(own => own.GetProperty("name").GetString() == "Late").GetProperty("alone")
            .GetDouble().ShouldBeGreaterThan(0.98);
    }

    private string Rows() => _folder.Write("d.csv", ["y,late,size,twice,one",
        .. Enumerable.Range(0, 400).Select(i => (i * 7919 % 401, i * 104_729 % 397)).Select(pair =>
            $"{pair.Item1}.5,{pair.Item1 * 3}.25,{pair.Item2}.5,{pair.Item2 * 2}.5,1"),
    ]);
}
