using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>What becomes of strata in scorers, which have no baseline hazards of them.</summary>
public sealed class StratumScorerTests
{
    private const string Source = """
        #pragma warning disable CS1591
        using Nbm;

        [NbmModel(Task = ModelTask.Cox)]
        public partial record Machine([Feature] double Age, [Target] double Hours, [Event] bool Failed, [Entry] double From, [Stratum] string Plant);
        """;

    [Fact]
    public void A_hazard_ratio_is_predicted()
    {
        string file = RecordFile.Of(Source);
        Assembly assembly = FrozenProject.Load(new ModelFiles([file]).Generate(TestCompilation.Create(Source)));
        object row = Activator.CreateInstance(assembly.GetType("Machine")!, [10.0, 1.0, true, 0.0, "anywhere"])!;
        var scores = new double[1];
        AdditiveModel.Load(file).Score([10], scores);

        double ratio = (double)assembly.GetType("MachineScorer")!.GetMethod("Predict")!.Invoke(null, [row])!;

        ratio.ShouldBe(Math.Exp(scores[0]), 1e-12);
    }

    [Fact]
    public void Who_asks_for_survival_is_told_why_there_is_none()
    {
        const string Use = "public static class Use { public static double Of(Machine row) => MachineScorer.Survival(row, 1); }";
        Compilation output = new ModelFiles([RecordFile.Of(Source)]).Generate(TestCompilation.Create(Source));

        Diagnostic error = output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Use, (CSharpParseOptions)output.SyntaxTrees.First().Options))
            .GetDiagnostics().Single(d => d.Severity == DiagnosticSeverity.Error);

        error.Id.ShouldBe("CS0619");
        error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)
            .ShouldContain("has strata, each with a baseline hazard of its own; a scorer has none of them");
    }

    [Fact]
    public void An_exported_scorer_says_so_too() =>
        new CSharpExport().Source(AdditiveModel.Load(RecordFile.Of(Source)))
            .ShouldContain("[global::System.Obsolete(\"The model of Machine has strata");
}
