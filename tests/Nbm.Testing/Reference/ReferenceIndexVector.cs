using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Indices in an array.</summary>
public sealed class ReferenceIndexVector : IndexVector
{
    public ReferenceIndexVector(ReadOnlySpan<int> indices)
        : base(indices.Length)
    {
        Values = new int[indices.Length];
        Set(indices);
    }

    public int[] Values { get; }

    public void Set(ReadOnlySpan<int> indices)
    {
        indices.CopyTo(Values);
        Observe(indices);
    }

    public override void Dispose()
    {
    }
}
