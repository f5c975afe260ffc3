using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// What a model keeps of the rows that it learned from, so that others can be compared with them (<see cref="DriftMonitor"/>): of each
/// feature how many rows had which values, the distribution of scores, and what each part adds. Counts of rows, whatever they weigh; no row
/// can be read from it, but for the least and the greatest value of each number, which the model's axes say as well. Immutable.
/// </summary>
public sealed class TrainingSketch
{
    /// <summary>A sketch.</summary>
    /// <param name="rows">How many rows were counted.</param>
    /// <param name="features">One for each feature, in order.</param>
    /// <param name="scores">One for each output; empty where the model's scores aren't those of its training any more.</param>
    /// <param name="contributions">What parts add: <c>contributions[part * outputs + output]</c>; empty likewise.</param>
    /// <exception cref="ArgumentException">They don't fit together.</exception>
    public TrainingSketch(
        long rows, ImmutableArray<FeatureSketch> features, ImmutableArray<ScoreSketch> scores, ImmutableArray<Moments> contributions)
    {
        Rows = rows;
        Features = features.IsDefault ? [] : features;
        Scores = scores.IsDefault ? [] : scores;
        Contributions = contributions.IsDefault ? [] : contributions;
        string? wrong = rows < 1 ? FormattableString.Invariant($"it is of {rows} rows; expected: 1 or more")
            : Features.Any(own => own.Rows != rows) || Scores.Any(own => own.Histogram.Rows != rows)
                ? "not all of its counts are of as many rows"
            : Scores.Any(own => !own.Moments.IsPossible) || Contributions.Any(own => !own.IsPossible)
                ? "a mean or a variance isn't finite, or a variance is below 0"
            : null;
        if (wrong is not null)
        {
            throw new ArgumentException($"No sketch of training rows: {wrong}.");
        }
    }

    /// <summary>How many rows were counted.</summary>
    public long Rows { get; }

    /// <summary>Of each feature how many rows had which values.</summary>
    public ImmutableArray<FeatureSketch> Features { get; }

    /// <summary>The scores, of each output; empty where they aren't those of the training any more.</summary>
    public ImmutableArray<ScoreSketch> Scores { get; }

    /// <summary>What parts add: <c>Contributions[part * outputs + output]</c>; empty where it isn't what it was in training.</summary>
    public ImmutableArray<Moments> Contributions { get; }

    /// <summary>The same of scores that are shift + slope · score, and of parts that are multiplied likewise.</summary>
    internal TrainingSketch Rescaled(double shift, double slope) => new(
        Rows, Features,
        [.. Scores.Select(own => new ScoreSketch(
            Rescaled(own.Histogram, shift, slope),
            new Moments(shift + (slope * own.Moments.Mean), slope * slope * own.Moments.Variance)))],
        [.. Contributions.Select(own => new Moments(slope * own.Mean, slope * slope * own.Variance))]);

    /// <summary>What is wrong with it as that of a model, in words; null if nothing.</summary>
    internal string? Mismatch(TrainedModel model)
    {
        int parts = model.PartCount * model.Outputs;
        return Features.Length != model.Schema.Features.Length
            ? FormattableString.Invariant($"it is of {Features.Length} features, the model has {model.Schema.Features.Length}")
            : !Scores.IsEmpty && Scores.Length != model.Outputs
                ? FormattableString.Invariant($"it is of {Scores.Length} scores, the model has {model.Outputs}")
            : !Contributions.IsEmpty && Contributions.Length != parts
                ? FormattableString.Invariant($"it is of {Contributions.Length} contributions, the model has {parts}")
            : Scores.Any(own => own.Histogram.Counts.Length != own.Histogram.Cuts.Length + 4) ? "the cells of its scores don't fit its cuts"
            : Features.Select((own, f) => own.Mismatch(model.Schema.Features[f]) is { } wrong
                ? $"of {model.Schema.Features[f].Name} {wrong}" : null).FirstOrDefault(wrong => wrong is not null);
    }

    // Cuts that fall together by rounding would be refused: one that doesn't rise is moved to the next number that does.
    private static FeatureSketch Rescaled(FeatureSketch scores, double shift, double slope)
    {
        double Moved(double score) => shift + (slope * score);
        double last = Moved(scores.Least), greatest = Moved(scores.Greatest);
        var cuts = new double[scores.Cuts.Length];
        for (int i = 0; i < cuts.Length; i++)
        {
            cuts[i] = last = Math.Max(Moved(scores.Cuts[i]), Math.BitIncrement(last));
        }

        return new FeatureSketch([.. cuts], Moved(scores.Least), Math.Max(greatest, last), [], scores.Counts);
    }
}
