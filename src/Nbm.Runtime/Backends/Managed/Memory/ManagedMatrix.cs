namespace Nbm.Backends.Managed;

/// <summary>A window on pinned floats. Disposing the owner ends its views, too; disposing a view does nothing.</summary>
internal sealed unsafe class ManagedMatrix(AlignedMemory<float> memory, bool isOwner, int offset, int rows, int columns)
    : Matrix(memory, offset, rows, columns)
{
    public AlignedMemory<float> Memory { get; } = memory;

    public float* Start => Memory.Start + Offset;

    public Span<float> Span => new(Start, Length);

    public override void Dispose()
    {
        if (isOwner)
        {
            Memory.Release();
        }
    }
}
