namespace Nbm.Backends.Torch;

/// <summary>
/// What each row reads of the tables: the K positions that it lies among, 2ᵒ for each term of order o, and the weights that it gives them.
/// Found once, so that a look-up is one gather, one product and one sum, whatever the terms; 8 bytes for each row and position. Those that
/// all rows hit, intercepts, come last.
/// </summary>
internal sealed class RowCorners
{
    private readonly Tensor _positions;
    private readonly Tensor _weights;

    /// <param name="tensors">Keeps the memory.</param>
    /// <param name="terms">The terms, at least one.</param>
    /// <param name="cells">n × columns, int32.</param>
    /// <param name="fractions">n × columns.</param>
    public RowCorners(TensorSet tensors, IEnumerable<TermLayout> terms, Tensor cells, Tensor fractions)
    {
        List<Tensor> positions = [], weights = [];
        TermLayout[] all = [.. terms];
        foreach (IGrouping<int, TermLayout> order in all.GroupBy(term => term.Order).OrderBy(order => order.Key == 0))
        {
            Add([.. order], cells, fractions, positions, weights);
        }

        Apart = all.Where(term => term.Order > 0).Sum(term => 1L << term.Order);

        _positions = tensors.Keep(cat(positions, 1));
        _weights = tensors.Keep(cat(weights, 1));
    }

    /// <summary>K.</summary>
    public long Width => _positions.shape[1];

    /// <summary>How many of these are no intercepts.</summary>
    public long Apart { get; }

    /// <summary>n × K positions in the vector of all tables, int32.</summary>
    public Tensor Positions => _positions;

    /// <summary>n × K.</summary>
    public Tensor Weights => _weights;

    /// <summary>Those of some rows, B × K: positions in the vector of all tables, int32, and weights.</summary>
    /// <param name="permutation">Row indices; null for the rows themselves.</param>
    /// <param name="start">The first row, or entry of the permutation.</param>
    /// <param name="count">How many, B.</param>
    public (Tensor Positions, Tensor Weights) Rows(Tensor? permutation, int start, int count)
    {
        if (permutation is null)
        {
            return (_positions.narrow(0, start, count), _weights.narrow(0, start, count));
        }

        Tensor rows = permutation.narrow(0, start, count);
        return (_positions.index_select(0, rows), _weights.index_select(0, rows));
    }

    // The T terms of one order, each corner of all of them at once: n × T.
    private static void Add(TermLayout[] terms, Tensor cells, Tensor fractions, List<Tensor> positions, List<Tensor> weights)
    {
        Tensor Indices(Func<TermLayout, int> of) => HostTransfer.Upload<int>([.. terms.Select(of)], ScalarType.Int32, cells.device);
        int order = terms[0].Order;
        Tensor lowest = zeros(cells.shape[0], terms.Length, ScalarType.Int32, cells.device).Add(Indices(term => term.Offset));
        Tensor[] strides = new Tensor[order], near = new Tensor[order], far = new Tensor[order];
        for (int d = 0; d < order; d++)
        {
            Tensor columns = Indices(term => term.Columns[d]);
            strides[d] = Indices(term => term.Strides[d]);
            far[d] = fractions.index_select(1, columns);
            near[d] = far[d].neg().Shift(1);
            lowest.Add(cells.index_select(1, columns).mul_(strides[d]));
        }

        void Visit(int dimension, Tensor position, Tensor? weight)
        {
            if (dimension == order)
            {
                positions.Add(position);
                weights.Add(weight ?? ones_like(position).to(ScalarType.Float32));
                return;
            }

            Visit(dimension + 1, position, weight is null ? near[dimension] : weight.mul(near[dimension]));
            Visit(dimension + 1, position.Plus(strides[dimension]), weight is null ? far[dimension] : weight.mul(far[dimension]));
        }

        Visit(0, lowest, null);
    }
}
