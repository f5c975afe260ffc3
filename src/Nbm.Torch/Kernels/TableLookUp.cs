namespace Nbm.Backends.Torch;

/// <summary>X · β: n-linear interpolation of rows in the tables of a group, and Xᵀ · r, which scatters to them.</summary>
internal static class TableLookUp
{
    /// <summary>C × B × T: what each term adds to the score of each row.</summary>
    /// <param name="rows">B rows of T terms.</param>
    /// <param name="tables">C × P.</param>
    public static Tensor Interpolate(TermRows rows, Tensor tables)
    {
        Tensor Corner(Tensor positions) => tables.shape[0] == 1
            ? tables.view(-1).index_select(0, positions.view(-1)).view(1, positions.shape[0], positions.shape[1])
            : tables.index_select(1, positions.view(-1)).view(tables.shape[0], positions.shape[0], positions.shape[1]);

        // Between both neighbours in one dimension, each of them between its own in the next.
        Tensor Between(int dimension, Tensor positions) => dimension == rows.Group.Order
            ? Corner(positions)
            : Between(dimension + 1, positions).lerp_(
                Between(dimension + 1, positions.Plus(rows.Group.Strides[dimension])), rows.Fractions[dimension]);

        return Between(0, rows.Lowest);
    }

    /// <summary>Scatters the scores of rows to the corners that they lie among.</summary>
    /// <param name="rows">B rows of T terms.</param>
    /// <param name="scores">C × B.</param>
    /// <param name="squared">Whether with the squares of the interpolation weights.</param>
    /// <param name="sums">C × P, added to.</param>
    public static void Scatter(TermRows rows, Tensor scores, bool squared, ScatterSums.Sums sums)
    {
        int order = rows.Group.Order;
        Tensor[] near = new Tensor[order], far = new Tensor[order];
        for (int d = 0; d < order; d++)
        {
            (near[d], far[d]) = (rows.Fractions[d].neg().Shift(1), rows.Fractions[d]);
            if (squared)
            {
                (near[d], far[d]) = (near[d].mul(near[d]), far[d].mul(far[d]));
            }
        }

        void Visit(int dimension, Tensor positions, Tensor values)
        {
            if (dimension == order)
            {
                sums.Add(positions.to(ScalarType.Int64).view(-1), values.flatten(1));
                return;
            }

            Visit(dimension + 1, positions, values.mul(near[dimension]));
            Visit(dimension + 1, positions.Plus(rows.Group.Strides[dimension]), values.mul(far[dimension]));
        }

        Visit(0, rows.Lowest, scores.unsqueeze(2));
    }
}
