namespace Nbm.Backends.Managed;

/// <summary>Where a product goes: rows × columns elements, row by row.</summary>
internal readonly unsafe struct ProductResult(float* start, int rows, int columns)
{
    public readonly float* Start = start;
    public readonly int Rows = rows;
    public readonly int Columns = columns;
}
