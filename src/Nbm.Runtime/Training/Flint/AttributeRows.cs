using Nbm.Models;

namespace Nbm.Training;

/// <summary>What attributes read of rows that is known before they are learned: hats of features, or hidden layers of a predictor as it
/// serves.</summary>
/// <param name="Width">Numbers of a row.</param>
/// <param name="Of">The numbers of rows, n × width.</param>
internal sealed record AttributeRows(int Width, Func<EncodedRows, float[]> Of)
{
    /// <summary>Hats, and their products.</summary>
    public static AttributeRows OfCurves(CurveInputs curves) => new(curves.Count, rows => ProductBuilder.Encode(curves, rows));

    /// <summary>Hidden layers.</summary>
    public static AttributeRows OfHidden(FrozenPredictor predictor, int[] taps) =>
        new(taps.Sum(tap => predictor.Layers[tap].Outputs), rows => predictor.Read(rows, taps));
}
