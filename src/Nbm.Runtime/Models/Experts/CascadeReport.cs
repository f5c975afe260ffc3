using System.Collections.Immutable;

namespace Nbm;

/// <summary>How well a cascade predicts, and what it asked for.</summary>
public sealed class CascadeReport
{
    internal CascadeReport(
        ImmutableArray<CascadeStage> stages, ImmutableArray<CascadeGroup> groups, ImmutableArray<double> thresholds, string measure,
        double quality,
        double qualityOfLast, double? mostLoss)
    {
        (Stages, Groups, Thresholds, Measure) = (stages, groups, thresholds, measure);
        (Quality, QualityOfLast, MostLoss) = (quality, qualityOfLast, mostLoss);
    }

    /// <summary>Its stages, in the order in which they are asked.</summary>
    public ImmutableArray<CascadeStage> Stages { get; }

    /// <summary>For each group of features for which share of the rows it was asked.</summary>
    public ImmutableArray<CascadeGroup> Groups { get; }

    /// <summary>The confidence from which an expert answers; of cross-fitting that of rows of even number, then that of the
    /// others.</summary>
    public ImmutableArray<double> Thresholds { get; }

    /// <summary>What quality is: <c>AUROC</c> of two classes, <c>accuracy</c> of more, <c>RMSE</c> of numbers.</summary>
    public string Measure { get; }

    /// <summary>How well the cascade predicts.</summary>
    public double Quality { get; }

    /// <summary>How well the last stage alone does.</summary>
    public double QualityOfLast { get; }

    /// <summary>By how much the cascade is worse than the last stage alone: below 0 where it is better.</summary>
    public double Loss => Measure == "RMSE" ? Quality - QualityOfLast : QualityOfLast - Quality;

    /// <summary>By how much worse it was to be at most; null where nobody said. A threshold keeps to it on the rows that it was chosen on;
    /// on those of this report, which chose nothing, it may not.</summary>
    public double? MostLoss { get; }

    /// <summary>Whether <see cref="Loss"/> is <see cref="MostLoss"/> at most on the rows of this report; null where none was asked
    /// for.</summary>
    public bool? IsMet => MostLoss is { } most ? Loss <= most : null;

    /// <summary>By how much <see cref="Loss"/> is above <see cref="MostLoss"/>, 0 where it isn't; null where none was asked for.</summary>
    public double? MissedBy => MostLoss is { } most ? Math.Max(0, Loss - most) : null;

    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() =>
        $"{Measure} {ScoreText.Of(Quality)}, {ScoreText.Of(Math.Abs(Loss))} {(Loss < 0 ? "better" : "worse")} than the last stage alone"
        + $"{Bound}; decided by {string.Join(", ", Stages)}; needed: {string.Join(", ", Groups)}; "
        + $"thresholds {string.Join(", ", Thresholds.Select(Text))}";

    private string Bound => IsMet switch
    {
        null => string.Empty,
        true => $", where {ScoreText.Of(MostLoss!.Value)} was the most",
        false => $", {ScoreText.Of(MissedBy!.Value)} more than the {ScoreText.Of(MostLoss!.Value)} asked for: "
            + "missed on rows that didn't choose the threshold",
    };

    private static string Text(double threshold) => double.IsInfinity(threshold) ? "none" : ScoreText.Of(threshold);
}

/// <summary>A stage of a cascade.</summary>
/// <param name="Expert">Who is asked.</param>
/// <param name="Share">The share of the rows that it decided.</param>
public sealed record CascadeStage(Expert Expert, double Share)
{
    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Expert} {Share:0.000}");
}

/// <summary>A group that a cascade asks for.</summary>
/// <param name="Name">The group.</param>
/// <param name="Share">The share of the rows that it was needed for.</param>
public sealed record CascadeGroup(string Name, double Share)
{
    /// <summary>In a few words, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name} {Share:0.000}");
}
