namespace Nbm.Backends;

/// <summary>A sparse float32 matrix in compressed rows that lives where its <see cref="Backend"/> computes.</summary>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
public abstract class SparseMatrix(int rows, int columns) : IDisposable
{
    /// <summary>Rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns.</summary>
    public int Columns { get; } = columns;

    /// <inheritdoc/>
    public abstract void Dispose();
}
