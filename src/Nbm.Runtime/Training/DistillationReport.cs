using System.Collections.Immutable;

namespace Nbm;

/// <summary>How an additive model follows the teacher that it was distilled from, on some rows, which count as they weigh.</summary>
/// <param name="Rows">How many rows.</param>
/// <param name="ByOrder">R² of the teacher's scores by the terms of one feature alone, then with those of two, and so on; of several
/// classes
/// of all their scores together, each less their mean over the classes.</param>
/// <param name="Agreement">Of classes the share of the rows of which both name the same; null for numbers.</param>
/// <param name="Disagreements">The rows on which their scores are furthest apart, up to 20, the worst first.</param>
public sealed record DistillationReport(int Rows, ImmutableArray<double> ByOrder, double? Agreement,
    ImmutableArray<Disagreement> Disagreements)
{
    /// <summary>R² of the teacher's scores by all terms: 1 less the mean squared difference over the variance of the teacher's.</summary>
    public double RSquared => ByOrder[^1];

    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{Rows:#,0} rows: R² {string.Join(", ", ByOrder.Select((own, order) => $"{ScoreText.Plain(own, 4)} with terms of up to {order + 1}"))}")
        + (Agreement is { } agreement ? FormattableString.Invariant($"; the same class in {ScoreText.Plain(agreement, 4)}") : string.Empty);
}

/// <summary>A row on which a model and its teacher say different things.</summary>
/// <param name="Row">Its index.</param>
/// <param name="Teacher">The teacher's score: a number, or log-odds.</param>
/// <param name="Model">The model's.</param>
public sealed record Disagreement(int Row, double Teacher, double Model)
{
    /// <summary>Of several classes the one whose scores are furthest apart; null of others.</summary>
    public string? Class { get; init; }
}
