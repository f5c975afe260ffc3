namespace Nbm.Backends.Managed;

/// <summary>Indices in pinned memory.</summary>
internal sealed unsafe class ManagedIndexVector : IndexVector
{
    public ManagedIndexVector(Arena arena, ReadOnlySpan<int> indices)
        : base(indices.Length)
    {
        Memory = arena.Allocate<int>(indices.Length);
        Set(indices);
    }

    public AlignedMemory<int> Memory { get; }

    public int* Start => Memory.Start;

    public void Set(ReadOnlySpan<int> indices)
    {
        indices.CopyTo(Memory.Span);
        Observe(indices);
    }

    public override void Dispose() => Memory.Release();
}
