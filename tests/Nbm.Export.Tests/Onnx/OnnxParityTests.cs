using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>ONNX Runtime says of each row what the runtime says.</summary>
public sealed class OnnxParityTests
{
    private static readonly OnnxExport s_export = new() { MissingText = OnnxRows.Missing };

    [OnnxTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_graph_scores_as_the_runtime_does(string name) => Check(ParityCases.Of(name));

    [OnnxTheory]
    [InlineData(1)]
    [InlineData(3)]
    public void Axes_of_any_number_of_knots_and_slots_are_as_the_runtime_has_them(int outputs) => Check(OddAxes.Of(outputs));

    private static void Check(ParityCase parity) =>
        OnnxCheck.Same(OnnxRuntime.Run(parity.Model, s_export, OnnxRows.Of(parity)).Results.ShouldHaveSingleItem(), parity);
}
