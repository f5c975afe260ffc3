using System.Collections.Immutable;
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
            Metrics = metrics,
            Points = isNumeric && model.Schema.Target.Task != ModelTask.Cox
                ? [.. targets.Select((target,
                    r) => (Predicted: hasLogMean ? PortableMath.Mean(scores[r] + offsets[r]) : scores[r] + offsets[r], Actual: target))
                    .Where(point => !double.IsNaN(point.Actual))]
                : [],
        };
    }

    /// <summary>The encoded values of a feature.</summary>
    public ReadOnlySpan<double> Column(int feature) => Columns.AsSpan(feature * Count, Count);
}
