using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>A managed array that the collector doesn't move, from its first whole cache line on. Zeros at first.</summary>
internal sealed unsafe class AlignedMemory<T>
    where T : unmanaged
{
    private const int CacheLine = 64;

    private readonly Arena _arena;
    private T[]? _array;

    /// <summary>For <see cref="Arena.Allocate"/>.</summary>
    public AlignedMemory(int length, Arena arena)
    {
        _arena = arena;
        _array = GC.AllocateArray<T>(checked(length + (CacheLine / sizeof(T))), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _array[0]);
        Start = (T*)((address + CacheLine - 1) / CacheLine * CacheLine);
        Length = length;
    }

    /// <summary>The first element.</summary>
    public T* Start { get; }

    public int Length { get; }

    public bool IsReleased => _array is null;

    public Span<T> Span => new(Start, Length);

    /// <summary>Leaves the memory to the collector; it must not be touched from here on.</summary>
    public void Release()
    {
        _array = null;
        _arena.Forget(this);
    }
}
