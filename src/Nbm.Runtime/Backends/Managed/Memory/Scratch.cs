namespace Nbm.Backends.Managed;

/// <summary>Memory that kernels use between their steps; it grows and never shrinks, so that steady training allocates nothing.</summary>
internal sealed class Scratch<T>(Arena arena)
    where T : unmanaged
{
    private AlignedMemory<T> _memory = arena.Allocate<T>(1);

    public unsafe T* Start => _memory.Start;

    /// <summary>At least so many elements, whatever they hold.</summary>
    public unsafe T* Reserve(int length)
    {
        if (_memory.Length < length)
        {
            _memory.Release();
            _memory = arena.Allocate<T>(length);
        }

        return _memory.Start;
    }
}
