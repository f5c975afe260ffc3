namespace Nbm.Backends.Torch;

/// <summary>X · β: n-linear interpolation of rows in the tables, and Xᵀ · r, which scatters to them.</summary>
internal static class TableLookUp
{
    /// <summary>C × B: what all terms add to the score of each row, as precise as the tables.</summary>
    /// <param name="rows">B rows of K positions, and their weights.</param>
    /// <param name="tables">C × P, of the type of the sums.</param>
    public static Tensor Interpolate((Tensor Positions, Tensor Weights) rows, Tensor tables)
    {
        Tensor positions = rows.Positions.view(-1);
        Tensor found = tables.shape[0] == 1 ? tables.view(-1).index_select(0, positions) : tables.index_select(1, positions);
        return found.view(tables.shape[0], rows.Weights.shape[0], rows.Weights.shape[1]).mul_(rows.Weights).sum(2);
    }

    /// <summary>Scatters the scores of rows to the positions that they lie among.</summary>
    /// <param name="rows">B rows of K positions, and their weights.</param>
    /// <param name="scores">C × B.</param>
    /// <param name="squared">Whether with the squares of the weights.</param>
    /// <param name="sums">C × P, added to.</param>
    public static void Scatter((Tensor Positions, Tensor Weights) rows, Tensor scores, bool squared, ScatterSums.Sums sums)
    {
        Tensor weights = squared ? rows.Weights.mul(rows.Weights) : rows.Weights;
        sums.Add(rows.Positions.to(ScalarType.Int64).flatten(), scores.unsqueeze(2).mul(weights).flatten(1));
    }
}
