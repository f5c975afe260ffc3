namespace Nbm.Backends.Managed;

/// <summary>A matrix as a product reads it: element (i, j) lies at i · RowStride + j · ColumnStride.</summary>
internal readonly unsafe struct Operand(float* start, nint rowStride, nint columnStride)
{
    public readonly float* Start = start;
    public readonly nint RowStride = rowStride;
    public readonly nint ColumnStride = columnStride;

    public static Operand Of(ManagedMatrix matrix, bool transpose) =>
        transpose ? new Operand(matrix.Start, 1, matrix.Columns) : new Operand(matrix.Start, matrix.Columns, 1);

    public Operand Transpose() => new(Start, ColumnStride, RowStride);

    /// <summary>The part from an element on.</summary>
    public Operand From(int row, int column) =>
        new(Start + (row * RowStride) + (column * ColumnStride), RowStride, ColumnStride);
}
