namespace Nbm.Backends.Managed;

/// <summary>A block of a product: Rows × Columns elements of c, Depth steps of k.</summary>
internal readonly unsafe struct ProductBlock(int rows, int columns, int depth, float* c, nint cRow, bool load)
{
    public readonly int Rows = rows;
    public readonly int Columns = columns;
    public readonly int Depth = depth;
    public readonly float* C = c;
    public readonly nint CRow = cRow;

    /// <summary>Whether sums go on from what c holds.</summary>
    public readonly bool Load = load;
}
