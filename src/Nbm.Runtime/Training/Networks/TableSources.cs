using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Where each cell of the tables comes from. Each output has one long row of sources, [W₁H₁ᵀ | W₂H₂ᵀ | … | free cells]: for each
/// order every block on every node, then one number for each block without a numeric dimension. A static map gathers the tables.
/// </summary>
internal sealed class TableSources
{
    private TableSources(ImmutableArray<NodeGrid> grids, ImmutableArray<int> offsets, int freeOffset, int freeCount, int[] map)
    {
        Grids = grids;
        Offsets = offsets;
        FreeOffset = freeOffset;
        FreeCount = freeCount;
        Map = map;
    }

    /// <summary>One grid for each order that occurs, ascending.</summary>
    public ImmutableArray<NodeGrid> Grids { get; }

    /// <summary>Where the sources of each grid begin.</summary>
    public ImmutableArray<int> Offsets { get; }

    /// <summary>Where the free cells begin.</summary>
    public int FreeOffset { get; }

    /// <summary>How many free cells there are.</summary>
    public int FreeCount { get; }

    /// <summary>The length of a row of sources.</summary>
    public int Length => FreeOffset + FreeCount;

    /// <summary>For each position of all tables its source, or −1 where no training row falls.</summary>
    public int[] Map { get; }

    /// <param name="plan">The tables.</param>
    /// <param name="kind">Whether blocks share nodes.</param>
    public static TableSources Build(TablePlan plan, NetworkKind kind = NetworkKind.SharedBases)
    {
        int[] map = new int[plan.Layout.TableLength];
        Array.Fill(map, -1);
        ImmutableArray<NodeGrid> grids = [
            .. plan.Blocks.Where(block => block.Order > 0).GroupBy(block => block.Order).OrderBy(group => group.Key)
            .Select(group => kind == NetworkKind.PerTerm
                ? NodeGrid.BuildApart(group.Key, [.. group], plan.Axes, plan.Mass, plan.Resolution)
                : NodeGrid.Build(group.Key, [.. group], plan.Axes, plan.Mass, plan.Resolution))];
        var offsets = ImmutableArray.CreateBuilder<int>();
        int offset = 0;
        foreach (NodeGrid grid in grids)
        {
            offsets.Add(offset);
            for (int b = 0; b < grid.Blocks.Length; b++)
            {
                int[] nodes = grid.NodeOfCell[b];
                int start = offset;
                int cell = 0;
                grid.Blocks[b].ForEachCell((_, position) => map[position] = start + nodes[cell++]);
                offset = checked(offset + grid.Count);
            }
        }

        int free = 0;
        foreach (Block block in plan.Blocks.Where(block => block.Order == 0))
        {
            map[block.Offset] = offset + free++;
        }

        return new TableSources(grids, offsets.ToImmutable(), offset, free, map);
    }
}
