using Nbm.Export.Tests.Onnx;
using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Texts;

/// <summary>The cells of a file as a graph takes them: texts as they stand, numbers and truths by their types.</summary>
internal static class OnnxTexts
{
    public static Dictionary<string, OnnxInput> Of(SourceFile source)
    {
        ParityCase parity = source.Parity;
        var inputs = new Dictionary<string, OnnxInput>(StringComparer.Ordinal);
        for (int f = 0; f < parity.Model.Schema.Features.Length; f++)
        {
            FeatureSchema feature = parity.Model.Schema.Features[f];
            double[] column = [.. parity.Features.Select(row => row[f])];
            inputs.Add(feature.Name, feature switch
            {
                { Kind: FeatureKind.Numeric } or { ClrType: "bool", IsNullable: true } => OnnxInput.Of(column),
                { ClrType: "bool" } => OnnxInput.Of([.. column.Select(value => value == 1)]),
                _ => OnnxInput.Of(source.Texts(feature.Column)),
            });
        }

        return inputs;
    }
}
