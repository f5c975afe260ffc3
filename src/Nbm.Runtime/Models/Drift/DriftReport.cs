using System.Collections.Immutable;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm;

/// <summary>How served rows differ from those that the model learned from.</summary>
public sealed class DriftReport
{
    private const int FewExplained = 30;

    private DriftReport()
    {
    }

    /// <summary>How many rows were served.</summary>
    public required long Rows { get; init; }

    /// <summary>How many rows the model learned from.</summary>
    public required long TrainingRows { get; init; }

    /// <summary>A p-value is alarming from here down: the false-alarm rate over the number of features and scores that are
    /// compared.</summary>
    public required double Level { get; init; }

    /// <summary>Whether any feature or score is alarming.</summary>
    public bool HasDrift => Features.Any(own => own.IsAlarming) || Scores.Any(own => own.IsAlarming);

    /// <summary>Each feature, in the order of the record.</summary>
    public required ImmutableArray<FeatureDrift> Features { get; init; }

    /// <summary>The score of each output; empty where the model doesn't know those of its training, and without rows.</summary>
    public required ImmutableArray<ScoreDrift> Scores { get; init; }

    /// <summary>What each part adds to each output; empty likewise, and where no row was explained.</summary>
    public required ImmutableArray<ContributionDrift> Contributions { get; init; }

    /// <summary>The features and scores that drifted, in lines that a person reads.</summary>
    public override string ToString() => DriftText.Of(this);

    /// <summary>The report as one HTML page that loads nothing.</summary>
    /// <param name="title">Its heading; null: what was compared.</param>
    public string ToHtml(string? title = null) => DriftPage.Write(this, title);

    /// <summary>The stem of the record's names, such as <c>Applicant</c>.</summary>
    public required string Record { get; init; }

    internal static DriftReport Of(TrainedModel model, TrainingSketch sketch, DriftOptions options, DriftCells[] cells, int[] offsets,
        DriftShard window)
    {
        int features = sketch.Features.Length;
        double level = options.FalseAlarmRate / Math.Max(1, features + sketch.Scores.Length);
        ReadOnlySpan<long> Own(int i) => window.Cells.AsSpan(offsets[i], cells[i].Count);
        string? ClassOf(int output) => model.Outputs > 1 ? model.ShownClasses[output] : null;
        var all = new FeatureDrift[features];
        for (int f = 0; f < features; f++)
        {
            all[f] = FeatureDrift.Of(model, f, sketch.Features[f], cells[f], Own(f), level);
        }

        var scores = new ScoreDrift[window.Rows == 0 ? 0 : sketch.Scores.Length];
        for (int c = 0; c < scores.Length; c++)
        {
            ScoreSketch trained = sketch.Scores[c];
            double p = TwoSamples.PValue(trained.Histogram.Counts.AsSpan(), Own(features + c));
            double mean = trained.Moments.Mean + (window.Scores[2 * c] / window.Rows);
            scores[c] = new ScoreDrift
            {
                Class = ClassOf(c), Psi = TwoSamples.Psi(trained.Histogram.Counts.AsSpan(), Own(features + c)),
                JensenShannon = TwoSamples.JensenShannon(trained.Histogram.Counts.AsSpan(), Own(features + c)), PValue = p,
                IsAlarming = p <= level, Mean = mean, TrainedMean = trained.Moments.Mean,
                Shift = Shift(mean - trained.Moments.Mean, trained.Moments.Deviation),
            };
        }

        var contributions = new ContributionDrift[window.Explained == 0 ? 0 : sketch.Contributions.Length];
        for (int i = 0; i < contributions.Length; i++)
        {
            Moments trained = sketch.Contributions[i];
            double difference = window.Contributions[2 * i] / window.Explained;
            double spread = Math.Max(0, (window.Contributions[(2 * i) + 1] / window.Explained) - (difference * difference));
            // Few rows know less of their own spread than training does.
            double variance = window.Explained < FewExplained ? Math.Max(trained.Variance, spread)
                : spread * window.Explained / (window.Explained - 1);
            double error = Math.Sqrt((trained.Variance / sketch.Rows) + (variance / window.Explained));
            contributions[i] = new ContributionDrift
            {
                Name = model.Parts[i / model.Outputs].Name, Class = ClassOf(i % model.Outputs), Rows = window.Explained,
                Mean = trained.Mean + difference, TrainedMean = trained.Mean, Shift = Shift(difference, trained.Deviation),
                StandardErrors = error > 0 ? difference / error : 0,
            };
        }

        return new DriftReport
        {
            Record = model.Schema.Name, Rows = window.Rows, TrainingRows = sketch.Rows, Level = level, Features = [.. all],
            Scores = [.. scores], Contributions = [.. contributions],
        };
    }

    private static double? Shift(double difference, double deviation) => deviation > 0 ? difference / deviation : null;
}
