namespace Nbm.Backends;

/// <summary>A dense row-major float32 matrix that lives where its <see cref="Backend"/> computes. Vectors are matrices of one
/// row.</summary>
/// <param name="storage">The memory that this matrix is a window on; views share it.</param>
/// <param name="offset">Where in the storage the window begins, in elements.</param>
/// <param name="rows">Rows.</param>
/// <param name="columns">Columns.</param>
public abstract class Matrix(object storage, int offset, int rows, int columns) : IDisposable
{
    /// <summary>Rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>Rows × columns.</summary>
    public int Length { get; } = checked(rows * columns);

    /// <summary>Where in its storage the matrix begins, in elements.</summary>
    public int Offset { get; } = offset;

    /// <summary>Whether both have an element in common.</summary>
    /// <param name="other">Another matrix.</param>
    public bool Overlaps(Matrix other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ReferenceEquals(Storage, other.Storage) && Offset < other.Offset + other.Length && other.Offset < Offset + Length;
    }

    /// <inheritdoc/>
    public abstract void Dispose();

    /// <summary>The memory that this matrix is a window on.</summary>
    protected internal object Storage { get; } = storage;
}
