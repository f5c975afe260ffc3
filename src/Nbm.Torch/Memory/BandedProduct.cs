namespace Nbm.Backends.Torch;

/// <summary>
/// A fixed sparse matrix on the device, by <see cref="RowBands"/>. A product is one gather and one product of all entries, a sum of each
/// band, in a fixed order, and a gather of the rows where these lie otherwise. Values are as precise as sums: a row's products nearly
/// cancel where a curve is smooth, so none of them may be rounded to float32.
/// </summary>
/// <param name="bands">How rows lie.</param>
/// <param name="columns">The column of each entry, int32; null if there are no entries.</param>
/// <param name="values">Its value; 0 of what fills up.</param>
/// <param name="places">For each row where it lies, int32; null if rows lie as they are.</param>
/// <param name="zero">1 × 1, for rows without entries; of the type of sums.</param>
internal sealed class BandedProduct(RowBands bands, Tensor? columns, Tensor? values, Tensor? places, Tensor zero)
{
    /// <summary>Keeps what a product needs, its entries being on the device.</summary>
    /// <param name="tensors">Keeps the memory.</param>
    /// <param name="bands">How rows lie.</param>
    /// <param name="columns">The column of each entry, int32; null if there are no entries.</param>
    /// <param name="values">Its value, of the type of sums.</param>
    /// <param name="device">Where.</param>
    /// <param name="precise">The type of sums.</param>
    public static BandedProduct Keep(
        TensorSet tensors, RowBands bands, Tensor? columns, Tensor? values, Device device, ScalarType precise) => new(
        bands,
        columns is null ? null : tensors.Keep(columns),
        values is null ? null : tensors.Keep(values),
        bands.IsInOrder ? null : tensors.Keep(HostTransfer.Upload<int>(bands.Places, ScalarType.Int32, device)),
        tensors.Keep(zeros(1, 1, precise, device)));

    /// <summary>A · x, C × rows, as precise as the values. A new tensor.</summary>
    /// <param name="x">C × columns.</param>
    /// <param name="parts">How much to take at once.</param>
    /// <param name="squared">Whether with the squares of the values.</param>
    public Tensor Multiply(Tensor x, Parts parts, bool squared = false)
    {
        long outputs = x.shape[0];
        if (bands.Bands.Count == 0)
        {
            return zero.expand(outputs, bands.Places.Length);
        }

        List<Tensor> sums = [];
        if (parts.IsOne(outputs * bands.Entries))
        {
            Tensor all = Products(x, 0, bands.Entries, squared);
            sums.AddRange(bands.Bands.Select(band => all.narrow(1, band.First, band.Entries).view(outputs, band.Count, band.Width).sum(2)));
        }
        else
        {
            foreach (RowBands.Band band in bands.Bands)
            {
                foreach ((int start, int count) in parts.Of(band.Count, outputs * band.Width))
                {
                    using DisposeScope scope = NewDisposeScope();
                    Tensor products = Products(x, band.First + ((long)start * band.Width), (long)count * band.Width, squared);
                    sums.Add(products.view(outputs, count, band.Width).sum(2).MoveToOuterDisposeScope());
                }
            }
        }

        // Empty rows take what is behind all sums.
        if (bands.Filled < bands.Places.Length)
        {
            sums.Add(zero.expand(outputs, 1));
        }

        Tensor found = sums.Count == 1 ? sums[0] : cat(sums, 1);
        return places is null ? found : found.index_select(1, places);
    }

    // C × count products of some entries.
    private Tensor Products(Tensor x, long first, long count, bool squared)
    {
        Tensor own = values!.narrow(0, first, count);
        Tensor products = x.index_select(1, columns!.narrow(0, first, count)).mul(own);
        return squared ? products.mul_(own) : products;
    }
}
