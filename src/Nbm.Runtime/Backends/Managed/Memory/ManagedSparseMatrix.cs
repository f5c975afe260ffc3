namespace Nbm.Backends.Managed;

/// <summary>Compressed rows in pinned memory.</summary>
internal sealed unsafe class ManagedSparseMatrix : SparseMatrix
{
    private readonly AlignedMemory<int> _starts;
    private readonly AlignedMemory<int> _indices;
    private readonly AlignedMemory<float> _values;

    public ManagedSparseMatrix(Arena arena, int rows, int columns, int[] starts, int[] indices, float[] values)
        : base(rows, columns)
    {
        _starts = Copy(arena, starts);
        _indices = Copy(arena, indices);
        _values = Copy(arena, values);
    }

    /// <summary>How many entries.</summary>
    public int Entries => _values.Length;

    public bool IsReleased => _values.IsReleased;

    /// <summary>Where each row's entries begin, and the end of the last.</summary>
    public int* Starts => _starts.Start;

    /// <summary>The column of each entry.</summary>
    public int* Indices => _indices.Start;

    /// <summary>The value of each entry.</summary>
    public float* Values => _values.Start;

    public override void Dispose()
    {
        _starts.Release();
        _indices.Release();
        _values.Release();
    }

    private static AlignedMemory<T> Copy<T>(Arena arena, T[] values)
        where T : unmanaged
    {
        AlignedMemory<T> memory = arena.Allocate<T>(values.Length);
        values.CopyTo(memory.Span);
        return memory;
    }
}
