namespace Nbm.Backends.Managed;

/// <summary>Compressed rows in managed memory.</summary>
internal sealed class ManagedSparseMatrix(int rows, int columns, int[] starts, int[] indices, float[] values) : SparseMatrix(rows, columns)
{
    public int[] Starts { get; } = starts;

    public int[] Indices { get; } = indices;

    public float[] Values { get; } = values;

    public override void Dispose()
    {
    }
}
