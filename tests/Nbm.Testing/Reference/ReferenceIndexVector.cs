using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>Indices in an array.</summary>
public sealed class ReferenceIndexVector(int[] values) : IndexVector(values.Length)
{
    public int[] Values { get; } = values;

    public override void Dispose()
    {
    }
}
