namespace Nbm.Backends.Managed;

/// <summary>
/// Goto and van de Geijn's blocked product ("Anatomy of high-performance matrix multiplication", 2008): b in packed panels
/// that stay in cache, a straight from its rows where they are contiguous, c in register tiles. Threads share out
/// tiles of c, never the sum over k, so an element doesn't depend on how many there are.
/// </summary>
internal sealed unsafe class MatrixProduct<TKernel>(Arena arena) : MatrixProduct
    where TKernel : struct, IMicroKernel
{
    /// <summary>Steps of k in a block: a panel of b and one of a then fit the first-level cache.</summary>
    private const int BlockDepth = 256;

    /// <summary>Columns of b in a block: with BlockDepth, half a megabyte.</summary>
    private const int BlockColumns = 512;

    /// <summary>Rows of a in a block, which bounds the memory of packing.</summary>
    private const int BlockRows = 4096;

    private readonly Scratch<float> _packedA = new(arena);
    private readonly Scratch<float> _packedB = new(arena);

    public override void Multiply(WorkerTeam team, Operand a, Operand b, int depth, ProductResult c, bool accumulate)
    {
        for (int column = 0; column < c.Columns; column += BlockColumns)
        {
            int columns = Math.Min(BlockColumns, c.Columns - column);
            for (int k = 0; k < depth; k += BlockDepth)
            {
                int steps = Math.Min(BlockDepth, depth - k);
                float* packedB = PackB(team, b.From(k, column), steps, columns);
                for (int row = 0; row < c.Rows; row += BlockRows)
                {
                    int rows = Math.Min(BlockRows, c.Rows - row);
                    var block = new ProductBlock(rows, columns, steps, c.Start + ((nint)row * c.Columns) + column, c.Columns,
                        accumulate || k > 0);
                    MultiplyBlock(team, a.From(row, k), packedB, block);
                }
            }
        }
    }

    private float* PackB(WorkerTeam team, Operand b, int depth, int columns)
    {
        float* packed = _packedB.Reserve(Panels(columns, TKernel.Columns) * TKernel.Columns * depth);
        new PackAction(b.Transpose(), packed, columns, TKernel.Columns, depth).RunAll(team);
        return packed;
    }

    private void MultiplyBlock(WorkerTeam team, Operand a, float* packedB, ProductBlock block)
    {
        // Contiguous rows are read where they lie; only a last, shorter panel is packed, to fill it up with zeros.
        int firstPacked = a.ColumnStride == 1 ? block.Rows / TKernel.Rows : 0;
        int firstRow = firstPacked * TKernel.Rows;
        float* packedA = _packedA.Reserve(Math.Max(1, Panels(block.Rows - firstRow, TKernel.Rows) * TKernel.Rows * block.Depth));
        if (firstRow < block.Rows)
        {
            new PackAction(a.From(firstRow, 0), packedA, block.Rows - firstRow, TKernel.Rows, block.Depth).RunAll(team);
        }

        new TileAction<TKernel>(a, packedA, firstPacked, packedB, block).RunAll(team);
    }

    private static int Panels(int length, int panel) => (length + panel - 1) / panel;
}
