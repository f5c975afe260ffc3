namespace Nbm.Backends.Managed;

/// <summary>Where a block of rows lies in a term's table, dimension by dimension: cells and fractions as kernels take them.</summary>
internal unsafe ref struct PlaceBlock
{
    private readonly ReadOnlySpan<ColumnPlan> _columns;
    private readonly RowPointer _rows;
    private readonly int _start;
    private readonly int _count;
    private readonly int* _cells;
    private readonly float* _uppers;
    private int _first = -1;

    /// <param name="design">The encoded rows.</param>
    /// <param name="rows">Which of them.</param>
    /// <param name="start">The first entry of the range.</param>
    /// <param name="count">How many, at most <see cref="RowBlocks.Size"/>.</param>
    /// <param name="cells">Room for a block of each dimension of a term: cells[d · block + i] becomes the lower position of row i
    /// along d.</param>
    /// <param name="uppers">The same, for the weight of the upper position.</param>
    public PlaceBlock(ManagedDesign design, RowPointer rows, int start, int count, int* cells, float* uppers)
    {
        _columns = design.Columns;
        (_rows, _start, _count) = (rows, start, count);
        _cells = cells;
        _uppers = uppers;
    }

    /// <summary>Reads where the rows lie in a term's table. Neighbouring pairs have their first column in common.</summary>
    public void Locate(in TermPlan term)
    {
        for (int d = 0; d < term.Order; d++)
        {
            int column = term.Columns[d];
            if (d > 0 || column != _first)
            {
                _columns[column].Read(_rows, _start, _count, _cells + (d * RowBlocks.Size), _uppers + (d * RowBlocks.Size));
                _first = d == 0 ? column : _first;
            }
        }
    }
}
