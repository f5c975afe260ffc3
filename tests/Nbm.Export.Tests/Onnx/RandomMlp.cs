using Nbm.Models;

namespace Nbm.Export.Tests.Onnx;

/// <summary>A perceptron of random layers on the axes of another model.</summary>
internal static class RandomMlp
{
    public static MlpModel Of(AdditiveModel model, params int[] hiddenUnits) => Of(model, embeds: false, hiddenUnits);

    public static MlpModel Of(AdditiveModel model, bool embeds, params int[] hiddenUnits)
    {
        Func<double> number = RandomInputs.Numbers(5);
        InputEncoding inputs = RandomInputs.Of(model, number, embeds);
        int[] widths = [inputs.Count, .. hiddenUnits, model.Outputs];
        return new MlpModel(
            RandomInputs.Parts(model), inputs,
            [.. widths.Skip(1).Select((width, i) => new DenseLayer(
                widths[i], width, [.. Enumerable.Range(0, widths[i] * width).Select(_ => (float)number())],
                [.. Enumerable.Range(0, width).Select(_ => (float)number())], isHidden: i < hiddenUnits.Length))]);
    }
}
