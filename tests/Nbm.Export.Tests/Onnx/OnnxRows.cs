using Nbm.Export.Tests.Parity;

namespace Nbm.Export.Tests.Onnx;

/// <summary>The rows of a case as a graph takes them.</summary>
internal static class OnnxRows
{
    /// <summary>A text that is no level of any case, and stands for a missing one.</summary>
    public const string Missing = "<missing>";

    public static Dictionary<string, OnnxInput> Of(ParityCase parity, Range? rows = null)
    {
        (int first, int count) = (rows ?? Range.All).GetOffsetAndLength(parity.Features.Length);
        double[][] features = parity.Features[first..(first + count)];
        var inputs = new Dictionary<string, OnnxInput>(StringComparer.Ordinal);
        ModelSchema schema = parity.Model.Schema;
        for (int f = 0; f < schema.Features.Length; f++)
        {
            double[] column = [.. features.Select(row => row[f])];
            FeatureSchema feature = schema.Features[f];
            inputs.Add(feature.Name, feature switch
            {
                { Kind: FeatureKind.OpenCategory } =>
                    OnnxInput.Of([.. parity.Texts[first..(first + count)].Select(row => row[f] ?? Missing)]),
                { Kind: FeatureKind.Numeric } or { ClrType: "bool", IsNullable: true } => OnnxInput.Of(column),
                { ClrType: "bool" } => OnnxInput.Of([.. column.Select(value => value == 1)]),
                _ => OnnxInput.Of(
                    [.. column.Select(value => double.IsNaN(value) ? Missing : value < 0 ? "none of them" : feature.Levels[(int)value])]),
            });
        }

        foreach (string beside in new[] { schema.OffsetColumn, schema.ExposureColumn }.OfType<string>())
        {
            int column = Array.FindIndex(parity.Table.Columns, other => other.Name == beside);
            inputs.Add(beside, OnnxInput.Of([.. parity.Table.Rows[first..(first + count)].Select(row => (double)row[column]!)]));
        }

        return inputs;
    }
}
