using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>Test rows as a report needs them: encoded values column by column, offsets, and what was predicted of those that have a
/// target.</summary>
internal sealed record ReportRows
{
    public required int Count { get; init; }

    /// <summary>Features × rows.</summary>
    public required double[] Columns { get; init; }

    /// <summary>For each row what is added to its score.</summary>
    public required double[] Offsets { get; init; }

    /// <summary>For each row its target as text; null if it has none.</summary>
    public required string?[] Targets { get; init; }

    /// <summary>For each row its target as a number, or the index of its class; NaN if it has none.</summary>
    public double[] TargetValues { get; init; } = [];

    /// <summary>What rows have of vectors, as models take it; null without any.</summary>
    public VectorRows? Encoded { get; init; }

    /// <summary>What <c>Evaluate</c> says of the rows that have a target; null if none has.</summary>
    public required object? Metrics { get; init; }

    /// <summary>Scores, offsets included: outputs × rows; empty where they aren't known, and then nothing is said of decisions.</summary>
    public double[] Scores { get; init; } = [];

    /// <summary>How much each row counts; empty where all count alike.</summary>
    public double[] Weights { get; init; } = [];

    /// <summary>What rows are known by outside, as the page may show it; null where they aren't.</summary>
    public string[]? Ids { get; init; }

    /// <summary>By what groups are compared, and the group of each row.</summary>
    public (string Name, string[] Groups)[] Groups { get; init; } = [];

    /// <summary>What <c>Evaluate</c> says of the rows that the model learned from, and how many these are; null where they aren't
    /// given.</summary>
    public (object Metrics, int Rows)? Training { get; init; }

    /// <summary>What the record declares, which a file doesn't have: reasons, and what can be changed. Null where there is no
    /// record.</summary>
    public ModelSchema? Declared { get; init; }

    /// <summary>Prediction and target of rows whose target is a number, to draw; empty for others.</summary>
    public required (double Predicted, double Actual)[] Points { get; init; }

    /// <summary>For each vector, for each row what it has and what that adds.</summary>
    public VectorPart[][] Vectors { get; init; } = [];

    /// <summary>Rows that a model scored.</summary>
    /// <param name="model">The model.</param>
    /// <param name="columns">Features × rows.</param>
    /// <param name="scores">Outputs × rows, without offsets.</param>
    /// <param name="offsets">What is added to the score of each row.</param>
    /// <param name="targets">Numbers, or indices of classes; NaN where there is none.</param>
    /// <param name="metrics">What <c>Evaluate</c> says; null if no row has a target.</param>
    public static ReportRows Of(TrainedModel model, double[] columns, double[] scores, double[] offsets, double[] targets, object? metrics)
    {
        double[] all = [.. scores];
        for (int r = 0; r < offsets.Length; r++)
        {
            all[r] += offsets[r];
        }

        bool isNumeric = model.Classes.IsEmpty;
        ImmutableArray<string> classes = model.ShownClasses;
        bool hasLogMean = TaskLosses.LinkOf(model.Schema.Target.Task) == LinkFunction.Log;
        return new ReportRows
        {
            Count = targets.Length,
            Columns = columns,
            Offsets = offsets,
            Targets = [.. targets.Select(
                target => double.IsNaN(target) ? null : isNumeric ? ValueText.OfNumber("double", target) : classes[(int)target])],
            TargetValues = targets,
            Scores = all,
            Metrics = metrics,
            Points = isNumeric && model.Schema.Target.Task != ModelTask.Cox
                ? [.. targets.Select((target,
                    r) => (Predicted: hasLogMean ? PortableMath.Mean(scores[r] + offsets[r]) : scores[r] + offsets[r], Actual: target))
                    .Where(point => !double.IsNaN(point.Actual))]
                : [],
        };
    }

    /// <summary>The rows of known class by descending score; null of other models, and where no row has both class and weight.</summary>
    public RankedRows? Ranked(TrainedModel model)
    {
        int[] known = model.Schema.Target.Task == ModelTask.Binary && Scores.Length > 0
            ? [.. Enumerable.Range(0, Count).Where(r => !double.IsNaN(TargetValues[r]))] : [];
        return known.Any(r => WeightOf(r) > 0) ? RankedRows.Of(model.ShownClasses[1], [.. known.Select(r => Scores[r])],
            [.. known.Select(r => TargetValues[r])], [.. known.Select(WeightOf)]) : null;
    }

    /// <summary>How much a row counts.</summary>
    public double WeightOf(int row) => Weights.Length == 0 ? 1 : Weights[row];

    /// <summary>A row, explained.</summary>
    public ExplainedRow Explain(TrainedModel model, int row)
    {
        var explained = new ExplainedRow(model) { Declared = Declared };
        for (int f = 0; f < explained.Features.Length; f++)
        {
            explained.Features[f] = Columns[(f * Count) + row];
        }

        VectorRows? own = null;
        if (Encoded is not null)
        {
            int vectors = model.Schema.Vectors.Length;
            own = new VectorRows();
            for (int v = 0; v < vectors; v++)
            {
                own.Add(Encoded[(row * vectors) + v]);
            }
        }

        explained.Compute(own, Offsets[row]);
        return explained;
    }

    /// <summary>The encoded values of a feature.</summary>
    public ReadOnlySpan<double> Column(int feature) => Columns.AsSpan(feature * Count, Count);
}
