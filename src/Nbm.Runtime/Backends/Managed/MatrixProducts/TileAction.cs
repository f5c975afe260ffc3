using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>The tiles of a block of a product, shared out in rectangles.</summary>
internal readonly unsafe struct TileAction<TKernel> : IPartAction
    where TKernel : struct, IMicroKernel
{
    /// <summary>Multiply-adds worth a part of their own: some 10 µs.</summary>
    private const long WorkPerPart = 400_000;

    private readonly Operand _a;
    private readonly float* _packedA;
    private readonly int _firstPacked;
    private readonly float* _packedB;
    private readonly ProductBlock _block;
    private readonly int _rowPanels;
    private readonly int _columnPanels;
    private readonly int _rowParts;
    private readonly int _columnParts;

    /// <param name="a">The block's rows, read in place before <paramref name="firstPacked"/>.</param>
    /// <param name="packedA">Panels of rows from panel <paramref name="firstPacked"/> on.</param>
    /// <param name="firstPacked">The first panel of rows that is packed.</param>
    /// <param name="packedB">Panels of columns.</param>
    /// <param name="block">The block.</param>
    public TileAction(Operand a, float* packedA, int firstPacked, float* packedB, ProductBlock block)
    {
        _a = a;
        _packedA = packedA;
        _firstPacked = firstPacked;
        _packedB = packedB;
        _block = block;
        _rowPanels = (block.Rows + TKernel.Rows - 1) / TKernel.Rows;
        _columnPanels = (block.Columns + TKernel.Columns - 1) / TKernel.Columns;

        // Rectangles some panels high, so that a panel of columns is used several times while it is cached.
        long tileWork = (long)TKernel.Rows * TKernel.Columns * block.Depth;
        int tiles = (int)Math.Max(1, WorkPerPart / tileWork);
        int high = Math.Clamp(tiles / _columnPanels, Math.Min(4, _rowPanels), _rowPanels);
        int wide = Math.Clamp(tiles / high, 1, _columnPanels);
        _rowParts = (_rowPanels + high - 1) / high;
        _columnParts = (_columnPanels + wide - 1) / wide;
    }

    public void RunAll(WorkerTeam team) => team.Run(this, _rowParts * _columnParts);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        float* edge = stackalloc float[TKernel.Rows * TKernel.Columns];
        (int firstRow, int lastRow) = Chunks.Range(part / _columnParts, _rowParts, _rowPanels);
        (int firstColumn, int lastColumn) = Chunks.Range(part % _columnParts, _columnParts, _columnPanels);
        for (int columnPanel = firstColumn; columnPanel < lastColumn; columnPanel++)
        {
            for (int rowPanel = firstRow; rowPanel < lastRow; rowPanel++)
            {
                Tile(rowPanel, columnPanel, edge);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Tile(int rowPanel, int columnPanel, float* edge)
    {
        bool packed = rowPanel >= _firstPacked;
        float* a = packed
            ? _packedA + ((nint)(rowPanel - _firstPacked) * TKernel.Rows * _block.Depth)
            : _a.Start + (rowPanel * TKernel.Rows * _a.RowStride);
        nint aRow = packed ? 1 : _a.RowStride;
        nint aStep = packed ? TKernel.Rows : 1;
        float* b = _packedB + ((nint)columnPanel * TKernel.Columns * _block.Depth);
        float* c = _block.C + (rowPanel * TKernel.Rows * _block.CRow) + (columnPanel * TKernel.Columns);
        int rows = Math.Min(TKernel.Rows, _block.Rows - (rowPanel * TKernel.Rows));
        int columns = Math.Min(TKernel.Columns, _block.Columns - (columnPanel * TKernel.Columns));
        if (rows == TKernel.Rows && columns == TKernel.Columns)
        {
            TKernel.Run(_block.Depth, a, aRow, aStep, b, c, _block.CRow, _block.Load);
            return;
        }

        // A tile that reaches over the edge is computed whole, beside c.
        CopyTile(c, _block.CRow, edge, TKernel.Columns, rows, columns);
        TKernel.Run(_block.Depth, a, aRow, aStep, b, edge, TKernel.Columns, _block.Load);
        CopyTile(edge, TKernel.Columns, c, _block.CRow, rows, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyTile(float* from, nint fromRow, float* to, nint toRow, int rows, int columns)
    {
        for (int row = 0; row < rows; row++)
        {
            new ReadOnlySpan<float>(from + (row * fromRow), columns).CopyTo(new Span<float>(to + (row * toRow), columns));
        }
    }
}
