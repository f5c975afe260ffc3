namespace Nbm.Backends;

/// <summary>A vector of int32 indices that lives where its <see cref="Backend"/> computes.</summary>
/// <param name="length">How many indices.</param>
public abstract class IndexVector(int length) : IDisposable
{
    /// <summary>How many indices.</summary>
    public int Length { get; } = length;

    /// <inheritdoc/>
    public abstract void Dispose();
}
