namespace Nbm.Backends.Managed;

/// <summary>
/// Keeps the memory of a backend from the collector until it is released, for kernels follow raw pointers. Whoever runs a
/// kernel keeps the arena alive.
/// </summary>
internal sealed class Arena
{
    private readonly HashSet<object> _memories = new(ReferenceEqualityComparer.Instance);

    /// <summary>Zeros that stay until they are released.</summary>
    public AlignedMemory<T> Allocate<T>(int length)
        where T : unmanaged
    {
        var memory = new AlignedMemory<T>(length, this);
        _memories.Add(memory);
        return memory;
    }

    /// <summary>Keeps memory that others allocated, until it is forgotten.</summary>
    public void Keep(object memory) => _memories.Add(memory);

    public void Forget(object memory) => _memories.Remove(memory);
}
