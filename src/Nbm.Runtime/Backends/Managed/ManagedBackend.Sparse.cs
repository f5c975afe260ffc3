using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override SparseMatrix Upload(int rows, int columns, int[] starts, int[] indices, float[] values)
    {
        KernelChecks.Upload(rows, columns, starts, indices, values);
        return new ManagedSparseMatrix(_arena, rows, columns, starts, indices, values);
    }

    /// <inheritdoc/>
    public override void MultiplySparse(SparseMatrix a, Matrix x, Matrix y, bool accumulate = false)
    {
        KernelChecks.MultiplySparse(a, x, y);
        new SparseProductAction(Of(a), x.Rows, At(x), At(y), accumulate).RunAll(_team);
    }
}
