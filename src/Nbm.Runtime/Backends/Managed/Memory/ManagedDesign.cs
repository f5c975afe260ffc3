using System.Collections.Immutable;

namespace Nbm.Backends.Managed;

/// <summary>Encoded rows, column by column where the host keeps them: nothing is copied.</summary>
internal sealed class ManagedDesign : Design
{
    private readonly Arena _arena;
    private readonly ColumnPlan[] _columns;

    public ManagedDesign(Arena arena, DesignLayout layout, int rows, ImmutableArray<DesignColumn> columns)
        : base(layout, rows)
    {
        _arena = arena;
        _arena.Keep(this);
        Kept = columns;
        _columns = [.. columns.Select(column => new ColumnPlan(column))];
        Terms = [.. layout.Terms.Select(term => new TermPlan(term))];
        LargestOrder = Math.Max(1, layout.Terms.Max(term => term.Order));
        Groups = TermGroups.Split(layout);
        Corners = layout.Terms.Sum(term => 1L << term.Order);
        LargestGroup = Enumerable.Range(0, Groups.Length - 1).Max(g => Terms[Groups[g]..Groups[g + 1]].Sum(term => term.Length));
    }

    /// <summary>The columns as kernels read them.</summary>
    public ReadOnlySpan<ColumnPlan> Columns => _columns;

    /// <summary>The columns themselves, which kernels' pointers lead into; none once they are let go.</summary>
    public ImmutableArray<DesignColumn> Kept { get; private set; }

    public bool IsReleased => Kept.IsDefault;

    /// <summary>The most columns that a term takes.</summary>
    public int LargestOrder { get; }

    /// <summary>The terms as the kernels want them.</summary>
    public TermPlan[] Terms { get; }

    /// <summary>Runs of neighbouring terms that one thread scatters into: group g holds terms Groups[g] to Groups[g + 1] − 1.</summary>
    public int[] Groups { get; }

    /// <summary>The most table elements that a group of terms has.</summary>
    public int LargestGroup { get; }

    /// <summary>Table elements that a row touches.</summary>
    public long Corners { get; }

    public override void Dispose()
    {
        Kept = default;
        _arena.Forget(this);
    }
}
