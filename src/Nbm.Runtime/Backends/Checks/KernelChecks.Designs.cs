using System.Collections.Immutable;
using static System.FormattableString;

namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.Upload(DesignLayout, int, int[][], float[][])"/>.</summary>
    public static void Upload(DesignLayout layout, int rows, int[][] cells, float[][] fractions)
    {
        Counts(layout, rows, layout.Extents.Length);
        if (cells.Length != layout.Extents.Length || fractions.Length != layout.Extents.Length)
        {
            throw new ArgumentException(
                Invariant($"Upload: cells of {cells.Length} and fractions of {fractions.Length} columns were given; the layout has {layout.Extents.Length} columns."));
        }

        for (int column = 0; column < cells.Length; column++)
        {
            Column(column, layout.Extents[column], rows, cells[column], fractions[column]);
        }

        Terms(layout);
    }

    /// <summary>The arguments of <see cref="Backend.Upload(DesignLayout, int, ImmutableArray{DesignColumn})"/>.</summary>
    public static void Upload(DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
    {
        Counts(layout, rows, columns.Length);
        for (int column = 0; column < columns.Length; column++)
        {
            if (columns[column].Rows != rows || columns[column].Extent != layout.Extents[column])
            {
                throw new ArgumentException(Invariant($"Upload: column {column} has {columns[column].Rows} rows on ")
                    + Invariant($"{columns[column].Extent} positions; it must have {rows} rows on {layout.Extents[column]} positions."));
            }
        }

        Terms(layout);
    }

    private static void Counts(DesignLayout layout, int rows, int columns)
    {
        if (rows < 1 || layout.Terms.IsEmpty)
        {
            throw new ArgumentException(Invariant(
                $"Upload: a design of {rows} rows and {layout.Terms.Length} terms was given; it must have at least one of each."));
        }

        if (columns != layout.Extents.Length)
        {
            throw new ArgumentException(
                Invariant($"Upload: {columns} columns were given; the layout has {layout.Extents.Length} columns."));
        }
    }

    private static void Terms(DesignLayout layout)
    {
        int offset = 0;
        foreach (TermLayout term in layout.Terms)
        {
            Term(term, layout, offset);
            offset += term.Length;
        }
    }

    private static void Column(int column, int extent, int rows, int[] cells, float[] fractions)
    {
        if (cells.Length != rows || fractions.Length != rows)
        {
            throw new ArgumentException(
                Invariant($"Upload: column {column} has {cells.Length} cells and {fractions.Length} fractions; it must have one of each for each of {rows} rows."));
        }

        for (int row = 0; row < rows; row++)
        {
            if (cells[row] < 0 || cells[row] > extent - 2)
            {
                throw new ArgumentException(
                    Invariant($"Upload: row {row} of column {column} lies in cell {cells[row]}; the column has {extent} positions, hence cells 0 to {extent - 2}."));
            }

            if (!(fractions[row] >= 0 && fractions[row] <= 1))
            {
                throw new ArgumentException(
                    Invariant($"Upload: row {row} of column {column} has the fraction {fractions[row]:R}; it must lie in [0, 1]."));
            }
        }
    }

    private static void Term(TermLayout term, DesignLayout layout, int offset)
    {
        ImmutableArray<int> columns = term.Columns;
        long last = 0;
        for (int d = 0; d < columns.Length; d++)
        {
            if (columns[d] < 0 || columns[d] >= layout.Extents.Length || term.Strides[d] < 1)
            {
                throw new ArgumentException(
                    Invariant($"Upload: a term takes column {columns[d]} with stride {term.Strides[d]}; there are {layout.Extents.Length} columns, and strides are positive."));
            }

            last += (long)(layout.Extents[columns[d]] - 1) * term.Strides[d];
        }

        if (term.Offset != offset || last >= term.Length)
        {
            throw new ArgumentException(Invariant(
                $"Upload: a term's table begins at {term.Offset} and is {term.Length} long; it must begin at {offset}, behind the table before it, and hold position {last}."));
        }
    }
}
