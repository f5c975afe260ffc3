namespace Nbm.Backends.Torch;

/// <summary>
/// Xᵀ of all rows: for each position of the tables the rows that read it, and with which weight, sorted once. A scatter is then a product
/// whose sums have a fixed order: nothing is added from two threads.
/// </summary>
internal static class CellRows
{
    /// <param name="tensors">Keeps the memory.</param>
    /// <param name="corners">What each row reads.</param>
    /// <param name="length">Of the tables, P.</param>
    /// <param name="precise">The type of sums.</param>
    /// <param name="parts">What a launch costs.</param>
    public static BandedProduct Of(TensorSet tensors, RowCorners corners, int length, ScalarType precise, Parts parts)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor positions = corners.Positions.view(-1);
        Device device = positions.device;
        Tensor entries = positions.sort(0, stable: true).Indices;
        var counts = new int[length];
        HostTransfer.Read(positions.bincount(null, length).to(ScalarType.Int32), counts.AsSpan());
        var bands = new RowBands(counts, parts.Launch);
        List<Tensor> rows = [], weights = [];
        var starts = new int[length];
        for (int position = 1; position < length; position++)
        {
            starts[position] = starts[position - 1] + counts[position - 1];
        }

        foreach (RowBands.Band band in bands.Bands)
        {
            int[] order = bands.Order[band.FirstRow..(band.FirstRow + band.Count)];
            Tensor first = Uploaded([.. order.Select(position => starts[position])]);
            Tensor count = Uploaded([.. order.Select(position => counts[position])]);
            Tensor within = ScalarOperations.Indices(band.Width, device).unsqueeze(0);
            Tensor isFull = within.lt(count);

            // What fills up is a row that the position has anyway, with weight 0.
            Tensor entry = entries.index_select(0, first.Plus(within.mul(isFull)).view(-1));
            rows.Add(entry.DividedBy(corners.Width).to(ScalarType.Int32));
            weights.Add(corners.Weights.view(-1).index_select(0, entry).to(precise).mul_(isFull.view(-1)));
        }

        return BandedProduct.Keep(tensors, bands, cat(rows, 0), cat(weights, 0), device, precise);

        // Count × 1, int64.
        Tensor Uploaded(int[] values) => HostTransfer.Upload<int>(values, ScalarType.Int32, device).to(ScalarType.Int64).unsqueeze(1);
    }
}
