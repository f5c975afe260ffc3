using System.Globalization;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>Perceptrons in files: how rows become inputs, and the layers as tensors.</summary>
internal sealed class MlpFormat : FamilyFormat<MlpModel>
{
    private const string Layers = "layers";

    public override string Family => "mlp";

    public override IReadOnlyList<string> Sections => [InputFormat.Inputs, InputFormat.Dense, Layers];

    protected override void Write(MlpModel model, SectionWriter to)
    {
        InputFormat.Write(to, model.Inputs);
        to.RequiredTensors(Layers, [.. model.Layers.SelectMany((layer, i) => new[]
        {
            FileTensor.Of(Weights(i), [.. layer.Weights], layer.Inputs, layer.Outputs),
            FileTensor.Of(Biases(i), [.. layer.Biases], layer.Outputs),
        })]);
    }

    protected override MlpModel Read(CommonParts common, SectionReader from)
    {
        InputEncoding inputs = InputFormat.Read(from, common.Schema);
        List<DenseLayer> layers = FileTensors.Read(from, Layers, tensors =>
        {
            List<DenseLayer> read = [];
            for (int i = 0; tensors.Has(Weights(i)); i++)
            {
                int[] shape = tensors.ShapeOf(Weights(i), 2);
                float[] weights = tensors.Singles(Weights(i), shape), biases = tensors.Singles(Biases(i), shape[1]);
                read.Add(new DenseLayer(shape[0], shape[1], weights.AsImmutable(), biases.AsImmutable(),
                    isHidden: tensors.Has(Weights(i + 1))));
            }

            return read;
        });
        return new MlpModel(common, inputs, [.. layers]);
    }

    private static string Weights(int layer) => string.Create(CultureInfo.InvariantCulture, $"layer {layer + 1} weights");

    private static string Biases(int layer) => string.Create(CultureInfo.InvariantCulture, $"layer {layer + 1} biases");
}
