namespace Nbm.Training;

/// <summary>Records as numbers, column by column, as the model's encoder makes them (see Nbm.Generated.RecordEncoder).</summary>
/// <param name="Columns">For each feature its n values; missing ones are NaN.</param>
/// <param name="Targets">n numbers, 0/1 or class indices.</param>
/// <param name="Weights">n weights, above zero.</param>
internal sealed record EncodedRows(double[][] Columns, double[] Targets, double[] Weights)
{
    /// <summary>Rows n.</summary>
    public int Count => Targets.Length;
}
