namespace Nbm.Backends.Torch;

/// <summary>The T terms of one order o as their rows see them. A row lies among 2ᵒ corners of each table.</summary>
internal sealed class TermGroup
{
    private readonly Tensor _lowest;
    private readonly Tensor[] _fractions;

    /// <param name="tensors">Keeps the memory.</param>
    /// <param name="terms">Terms of one order.</param>
    /// <param name="cells">n × columns, int32.</param>
    /// <param name="fractions">n × columns.</param>
    public TermGroup(TensorSet tensors, TermLayout[] terms, Tensor cells, Tensor fractions)
    {
        Tensor Indices(Func<TermLayout, int> of) => HostTransfer.Upload<int>([.. terms.Select(of)], ScalarType.Int32, cells.device);
        Order = terms[0].Order;
        Terms = terms.Length;
        Strides = new Tensor[Order];
        _fractions = new Tensor[Order];
        Tensor lowest = zeros(cells.shape[0], Terms, ScalarType.Int32, cells.device).Add(Indices(term => term.Offset));
        for (int d = 0; d < Order; d++)
        {
            Tensor columns = Indices(term => term.Columns[d]);
            Strides[d] = tensors.Keep(Indices(term => term.Strides[d]));
            _fractions[d] = tensors.Keep(fractions.index_select(1, columns));
            lowest.Add(cells.index_select(1, columns).mul_(Strides[d]));
        }

        _lowest = tensors.Keep(lowest);
    }

    public int Order { get; }

    public int Terms { get; }

    /// <summary>For each dimension T distances in the vector of all tables, int32.</summary>
    public Tensor[] Strides { get; }

    /// <summary>Some rows.</summary>
    /// <param name="permutation">Row indices; null for the rows themselves.</param>
    /// <param name="start">The first row, or entry of the permutation.</param>
    /// <param name="count">How many, B.</param>
    public TermRows Rows(Tensor? permutation, int start, int count)
    {
        Tensor? rows = permutation?.narrow(0, start, count);
        Tensor Part(Tensor all) => rows is null ? all.narrow(0, start, count) : all.index_select(0, rows);
        return new TermRows(this, Part(_lowest), [.. _fractions.Select(Part)]);
    }
}

/// <summary>B rows of a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Lowest">B × T, int32: the lowest corner, counted from the first table's begin.</param>
/// <param name="Fractions">For each dimension B × T.</param>
internal sealed record TermRows(TermGroup Group, Tensor Lowest, Tensor[] Fractions);
