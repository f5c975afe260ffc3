namespace Nbm.Backends;

/// <summary>A dense row-major float32 matrix that lives where its <see cref="Backend"/> computes. Vectors are matrices of one row.</summary>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
public abstract class Matrix(int rows, int columns) : IDisposable
{
    /// <summary>Rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>Rows × columns.</summary>
    public int Length => checked(Rows * Columns);

    /// <inheritdoc/>
    public abstract void Dispose();
}
