using Nbm.Models;

namespace Nbm.Tool.Reading;

/// <summary>What a model says of the rows of a file, held against what they turned out to be.</summary>
internal static class RowScores
{
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows, encoded for it; all that the block has.</param>
    /// <param name="outcome">What a row turned out to be, and its offset.</param>
    /// <returns>Scores without offsets, <c>scores[output * count + r]</c>, and the rows with a target, offsets included.</returns>
    public static (double[] Scores, EvaluatedRows Evaluated) Of(TrainedModel model, RowBlock rows, Func<int, RowOutcome> outcome)
    {
        int count = rows.Count;
        var scores = new double[model.Outputs * count];
        model.Score(rows, scores, []);
        var evaluated = new EvaluatedRows(count, model.Outputs, model.Schema.EntryColumn is not null,
            model.Schema.StratumColumn is not null);
        var own = new double[model.Outputs];
        for (int r = 0; r < count; r++)
        {
            RowOutcome known = outcome(r);
            if (double.IsNaN(known.Target))
            {
                continue;
            }

            for (int c = 0; c < own.Length; c++)
            {
                own[c] = scores[(c * count) + r] + (c == 0 ? known.Offset : 0);
            }

            evaluated.Add(known.Target, known.Weight, known.HasEvent, own, 1, known.Entry, known.Stratum ?? string.Empty);
        }

        return (scores, evaluated);
    }
}

/// <summary>What a row turned out to be.</summary>
internal readonly record struct RowOutcome
{
    /// <summary>The target, or the index of its class; NaN where it isn't known.</summary>
    public required double Target { get; init; }

    public required double Weight { get; init; }

    /// <summary>What is added to the first score.</summary>
    public double Offset { get; init; }

    /// <summary>Of durations, whether they ended in the event.</summary>
    public bool HasEvent { get; init; }

    /// <summary>Of durations, when the row came under observation.</summary>
    public double Entry { get; init; }

    public string? Stratum { get; init; }
}
