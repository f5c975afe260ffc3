using System.Globalization;

namespace Nbm.Training;

/// <summary>What can't be learned from, in one voice: which row of which list, what was found, what to do.</summary>
internal static class RowError
{
    /// <param name="rows">What the caller calls the list: train or validation.</param>
    /// <param name="row">The index of the row, from 0.</param>
    /// <param name="what">The rest of the sentence.</param>
    /// <param name="feature">The feature, if it is about one.</param>
    public static NbmDataException At(string rows, int row, string what, string? feature = null) =>
        Of(rows, row, feature is null ? "" : $", feature {feature}", what, feature);

    /// <summary>The same of a vector.</summary>
    /// <param name="rows">What the caller calls the list.</param>
    /// <param name="row">The index of the row, from 0.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="what">The rest of the sentence.</param>
    public static NbmDataException OfVector(string rows, int row, VectorSchema vector, string what) =>
        Of(rows, row, $", vector {vector.Name}", what, vector.Name);

    private static NbmDataException Of(string rows, int row, string where, string what, string? feature) =>
        new(string.Create(CultureInfo.InvariantCulture, $"Row {row} of {rows}{where}: {what}")) { Row = row, Feature = feature };
}
