using Nbm.Backends;

namespace Nbm.Training;

/// <summary>X and Xᵀ of the vectors on a backend, beside the tables' design.</summary>
internal sealed class VectorProducts
{
    private readonly Backend _backend;
    private readonly SparseMatrix _rows;
    private readonly SparseMatrix _columns;
    private readonly int _offset;
    private readonly int _count;

    /// <param name="workspace">Owns the matrices.</param>
    /// <param name="vectors">The vectors.</param>
    /// <param name="offset">Their first unknown among all.</param>
    public VectorProducts(Workspace workspace, VectorUnknowns vectors, int offset)
    {
        _backend = workspace.Backend;
        _rows = workspace.Own(vectors.Rows.Upload(_backend));
        _columns = workspace.Own(vectors.Columns.Upload(_backend));
        _offset = offset;
        _count = vectors.Count;
    }

    /// <summary>scores += X · unknowns.</summary>
    /// <param name="unknowns">C × U.</param>
    /// <param name="scores">C × n.</param>
    public void Add(Matrix unknowns, Matrix scores) =>
        ForEachOutput(unknowns, scores, (own, row) => _backend.MultiplySparse(_rows, own, row, accumulate: true));

    /// <summary>The vectors' part of the unknowns = Xᵀ · scores.</summary>
    /// <param name="scores">C × n.</param>
    /// <param name="unknowns">C × U, out.</param>
    public void Gather(Matrix scores, Matrix unknowns) =>
        ForEachOutput(unknowns, scores, (own, row) => _backend.MultiplySparse(_columns, row, own));

    private void ForEachOutput(Matrix unknowns, Matrix scores, Action<Matrix, Matrix> act)
    {
        for (int c = 0; c < unknowns.Rows; c++)
        {
            using Matrix own = _backend.View(unknowns, (c * unknowns.Columns) + _offset, 1, _count);
            using Matrix row = _backend.View(scores, c * scores.Columns, 1, scores.Columns);
            act(own, row);
        }
    }
}
