namespace Nbm.Models;

/// <summary>Encoded rows as a model scores them.</summary>
/// <param name="columns">The features: of row r feature f at f · stride + r.</param>
/// <param name="count">How many rows.</param>
/// <param name="stride">The distance between columns, at least the number of rows; that of scores and contributions as well.</param>
/// <param name="vectors">What the rows have of vectors, row by row; null where the model has none.</param>
/// <param name="firstRow">What errors call the first of the rows.</param>
internal readonly ref struct RowBlock(ReadOnlySpan<double> columns, int count, int stride, VectorRows? vectors, long firstRow)
{
    private const long NoNumber = long.MinValue;

    /// <summary>A row that stands alone: errors don't number it.</summary>
    public RowBlock(ReadOnlySpan<double> features, VectorRows? vectors)
        : this(features, 1, 1, vectors, NoNumber)
    {
    }

    public ReadOnlySpan<double> Columns { get; } = columns;

    public int Count { get; } = count;

    public int Stride { get; } = stride;

    public VectorRows? Vectors { get; } = vectors;

    public long FirstRow { get; } = firstRow;

    /// <summary>Whether it is one row that stands alone.</summary>
    public bool IsAlone => FirstRow == NoNumber;
}
