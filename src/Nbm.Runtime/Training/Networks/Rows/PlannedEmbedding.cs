using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A category of which a network learns a row of numbers for each position of its axis: levels, then slots.</summary>
/// <param name="Name">What its parameter is called, before "embedding".</param>
/// <param name="Positions">How many positions.</param>
/// <param name="Width">How many numbers each has.</param>
/// <param name="Unseen">The position of what training never saw, learned from rows that are masked at random; null where there is
/// none.</param>
/// <param name="PositionsOf">The position of each row.</param>
internal sealed record PlannedEmbedding(string Name, int Positions, int Width, int? Unseen, Func<EncodedRows, int[]> PositionsOf)
{
    /// <summary>
    /// The share of rows that a step takes for unseen: what is unknown is learned as what can be said without knowing, from many different
    /// levels. Little, since a masked row teaches its own
    /// level nothing.
    /// </summary>
    public const double Masked = 0.05;

    /// <summary>The standard deviation of embeddings before the first step: small, since of rare levels it is what remains as
    /// noise.</summary>
    public const double InitialDeviation = 0.05;

    // How often rows are masked anew: steps take turns, so that a step's rows follow from its number.
    private const int Turns = 8;

    /// <summary>The levels of all rows as they are, for validation.</summary>
    public IndexVector[] Plain(Workspace workspace, EncodedRows rows) => [workspace.Upload(PositionsOf(rows))];

    /// <summary>The levels of all rows, some of them masked: for each turn others.</summary>
    /// <param name="workspace">Where to.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="key">Where draws come from.</param>
    public IndexVector[] WithMasks(Workspace workspace, EncodedRows rows, ulong key)
    {
        if (Unseen is not { } unseen)
        {
            return Plain(workspace, rows);
        }

        int[] positions = PositionsOf(rows);
        return [.. Enumerable.Range(0, Turns).Select(turn => workspace.Upload([.. positions.Select((position, row) =>
            CounterRandom.Uniform(key, (ulong)turn, (ulong)row) < Masked ? unseen : position)]))];
    }
}
