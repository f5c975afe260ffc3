namespace Nbm.Backends.Managed;

/// <summary>
/// Encoded rows, row by row: a shuffled batch then costs one cache line a row, not one a column.
/// </summary>
internal sealed unsafe class ManagedDesign : Design
{
    public ManagedDesign(Arena arena, DesignLayout layout, int rows, int[][] cells, float[][] fractions)
        : base(layout, rows)
    {
        Columns = layout.Extents.Length;
        Memory = arena.Allocate<AxisCell>(checked(rows * Columns));
        for (int column = 0; column < Columns; column++)
        {
            for (int row = 0; row < rows; row++)
            {
                Memory.Start[((nint)row * Columns) + column] = new AxisCell(cells[column][row], fractions[column][row]);
            }
        }

        Terms = [.. layout.Terms.Select(term => new TermPlan(term))];
        Groups = TermGroups.Split(layout);
        Corners = layout.Terms.Sum(term => 1L << term.Order);
        LargestGroup = Enumerable.Range(0, Groups.Length - 1).Max(g => Terms[Groups[g]..Groups[g + 1]].Sum(term => term.Length));
    }

    /// <summary>Columns of each row.</summary>
    public int Columns { get; }

    public AlignedMemory<AxisCell> Memory { get; }

    /// <summary>The terms as the kernels want them.</summary>
    public TermPlan[] Terms { get; }

    /// <summary>Runs of neighbouring terms that one thread scatters into: group g holds terms Groups[g] to Groups[g + 1] − 1.</summary>
    public int[] Groups { get; }

    /// <summary>The most table elements that a group of terms has.</summary>
    public int LargestGroup { get; }

    /// <summary>Table elements that a row touches.</summary>
    public long Corners { get; }

    public override void Dispose() => Memory.Release();
}
