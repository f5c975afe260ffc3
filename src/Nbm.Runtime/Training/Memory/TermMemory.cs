using System.Collections.Immutable;

namespace Nbm;

/// <summary>What a term of a fit takes in memory, see <see cref="MemoryEstimate"/>.</summary>
/// <param name="Name">The feature or the interaction.</param>
/// <param name="Positions">How many positions each of its axes has to begin with: knots of a number, levels of a category, and slots for
/// missing, special and unseen values.</param>
/// <param name="Bytes">What that takes, all copies that training holds together.</param>
/// <param name="MostPositions">The most positions that it may come to have, if it alone gets finer.</param>
/// <param name="MostBytes">What those take.</param>
public sealed record TermMemory(string Name, ImmutableArray<int> Positions, long Bytes, ImmutableArray<int> MostPositions, long MostBytes)
{
    /// <summary>How many cells the term's table has to begin with.</summary>
    public long Cells => Count(Positions);

    /// <summary>How many cells it may come to have.</summary>
    public long MostCells => Count(MostPositions);

    private static long Count(ImmutableArray<int> positions) =>
        (long)Math.Min(positions.Aggregate(1.0, (cells, extent) => cells * extent), long.MaxValue / 2.0);
}
