using Nbm.Backends.Torch;

namespace Nbm.Backends;

public sealed partial class TorchBackend
{
    /// <inheritdoc/>
    public override void Gather(Matrix source, IndexVector indices, Matrix result)
    {
        KernelChecks.Gather(source, indices, result);
        using DisposeScope scope = NewDisposeScope();
        TorchIndexVector from = Of(indices);
        Tensor gathered = At(result).copy_(At(source).index_select(1, from.Positions));
        if (from.Absent is { } absent)
        {
            gathered.ClearWhere(absent);
        }
    }

    /// <inheritdoc/>
    public override void ScatterAdd(Matrix source, IndexVector indices, Matrix result)
    {
        KernelChecks.ScatterAdd(source, indices, result);
        using DisposeScope scope = NewDisposeScope();
        TorchIndexVector to = Of(indices);
        Tensor values = At(source);
        if (to.Absent is { } absent)
        {
            values = values.clone().ClearWhere(absent);
        }

        ScatterSums.Sums sums = _sums.Begin(result.Rows, result.Columns, values, indices.Length);
        sums.Add(to.Positions, values);
        sums.Store(At(result));
    }

    /// <inheritdoc/>
    public override void Interpolate(Design design, RowRange rows, Matrix tables, Matrix scores)
    {
        KernelChecks.Interpolate(nameof(Interpolate), design, rows, tables, scores);
        using DisposeScope scope = NewDisposeScope();
        Tensor from = At(tables).to(_precise), to = At(scores);
        if (Of(design).Corners is not { } corners)
        {
            to.Set(0);
            return;
        }

        foreach ((int start, int count) in _parts.Of(rows.Count, tables.Rows * corners.Width))
        {
            using DisposeScope part = NewDisposeScope();
            (Tensor, Tensor) own = corners.Rows(Permutation(rows), rows.Start + start, count);
            to.narrow(1, start, count).copy_(TableLookUp.Interpolate(own, from));
        }
    }

    /// <inheritdoc/>
    public override void InterpolateBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        KernelChecks.Interpolate(nameof(InterpolateBackward), design, rows, tables, scores);
        Scatter(design, rows, scores, tables, squared: false);
    }

    /// <inheritdoc/>
    public override void InterpolateSquaresBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        KernelChecks.Interpolate(nameof(InterpolateSquaresBackward), design, rows, tables, scores);
        Scatter(design, rows, scores, tables, squared: true);
    }

    /// <inheritdoc/>
    public override void MultiplySparse(SparseMatrix a, Matrix x, Matrix y, bool accumulate = false)
    {
        KernelChecks.MultiplySparse(a, x, y);
        using DisposeScope scope = NewDisposeScope();
        Tensor product = Of(a).Multiply(At(x), _parts);
        _ = accumulate ? At(y).Add(product) : At(y).copy_(product);
    }

    private void Scatter(Design design, RowRange rows, Matrix scores, Matrix tables, bool squared)
    {
        using DisposeScope scope = NewDisposeScope();
        TorchDesign encoded = Of(design);
        Tensor values = At(scores);
        if (_parts.AreLarge && encoded.Corners is not null && rows is { Permutation: null, Start: 0 } && rows.Count == design.Rows)
        {
            At(tables).copy_(encoded.Transposed.Multiply(values, _parts, squared));
            return;
        }

        ScatterSums.Sums sums = _sums.Begin(tables.Rows, tables.Columns, values, rows.Count);
        if (encoded.Corners is { Apart: > 0 } corners)
        {
            foreach ((int start, int count) in _parts.Of(rows.Count, tables.Rows * corners.Apart))
            {
                using DisposeScope part = NewDisposeScope();
                (Tensor Positions, Tensor Weights) own = corners.Rows(Permutation(rows), rows.Start + start, count);
                own = (own.Positions.narrow(1, 0, corners.Apart), own.Weights.narrow(1, 0, corners.Apart));
                TableLookUp.Scatter(own, values.narrow(1, start, count), squared, sums);
            }
        }

        sums.Store(At(tables));
        if (encoded.Intercepts is { } intercepts)
        {
            // No scatter: all rows would meet in one place.
            Tensor total = values.sum(1, keepdim: true, type: _precise).to(ScalarType.Float32);
            At(tables).index_copy_(1, intercepts, total.expand(tables.Rows, intercepts.shape[0]));
        }
    }

    private Tensor? Permutation(RowRange rows) => rows.Permutation is { } permutation ? Of(permutation).Positions : null;

    /// <summary>The entries of a vector that belong to some rows: 1 × B.</summary>
    private Tensor Select(Matrix vector, RowRange rows) => Permutation(rows) is { } permutation
        ? Read(vector).index_select(1, permutation.narrow(0, rows.Start, rows.Count))
        : Read(vector).narrow(1, rows.Start, rows.Count);
}
