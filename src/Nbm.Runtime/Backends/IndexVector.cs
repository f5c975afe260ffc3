namespace Nbm.Backends;

/// <summary>
/// A vector of int32 indices that lives where its <see cref="Backend"/> computes. Its bounds are known on the host, so
/// that a kernel can be refused before it reads outside its source.
/// </summary>
/// <param name="length">How many indices.</param>
public abstract class IndexVector(int length) : IDisposable
{
    /// <summary>How many indices.</summary>
    public int Length { get; } = length;

    /// <summary>The smallest index; 0 of an empty vector.</summary>
    public int Smallest { get; private set; }

    /// <summary>The largest index; −1 of an empty vector.</summary>
    public int Largest { get; private set; } = -1;

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>Notes the bounds of new indices. Backends call it whenever they take indices from the host.</summary>
    protected internal void Observe(ReadOnlySpan<int> indices)
    {
        (Smallest, Largest) = indices.IsEmpty ? (0, -1) : (indices[0], indices[0]);
        foreach (int index in indices)
        {
            Smallest = Math.Min(Smallest, index);
            Largest = Math.Max(Largest, index);
        }
    }
}
