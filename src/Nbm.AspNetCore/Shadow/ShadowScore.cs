using System.Collections.Immutable;

namespace Nbm;

/// <summary>A row that was answered by one model and scored by another.</summary>
public sealed record ShadowScore
{
    /// <summary>The model that answered.</summary>
    public required ModelIdentity Champion { get; init; }

    /// <summary>The model that scored behind its back; null where none was loaded.</summary>
    public ModelIdentity? Challenger { get; init; }

    /// <summary>The index of the row in its request.</summary>
    public required int Row { get; init; }

    /// <summary>The scores that the answer is of, one per output.</summary>
    public required ImmutableArray<double> ChampionScores { get; init; }

    /// <summary>The challenger's; empty where it failed.</summary>
    public ImmutableArray<double> ChallengerScores { get; init; } = [];

    /// <summary>The label that was answered; null of numbers.</summary>
    public string? ChampionLabel { get; init; }

    /// <summary>The challenger's label; null of numbers, and where it failed.</summary>
    public string? ChallengerLabel { get; init; }

    /// <summary>Why the challenger has no score; null where it has.</summary>
    public string? Error { get; init; }
}
