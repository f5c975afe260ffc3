using System.Collections.Immutable;

namespace Nbm;

/// <summary>How well models do on rows that they never saw: one model for each fold, and what it reached there.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <typeparam name="TMetrics">What its <c>Evaluate</c> finds.</typeparam>
public sealed class CrossValidation<TModel, TMetrics>
{
    internal CrossValidation(ImmutableArray<CrossValidationFold<TModel, TMetrics>> folds) => Folds = folds;

    /// <summary>The folds in their order, two or more.</summary>
    public ImmutableArray<CrossValidationFold<TModel, TMetrics>> Folds { get; }

    /// <summary>What rows it was of, as a hash of what they say.</summary>
    internal string Rows { get; init; } = string.Empty;

    /// <summary>The mean of one metric over the folds, with its standard error: <c>Estimate(m => m.Auroc)</c>.</summary>
    /// <param name="metric">The metric.</param>
    public MetricEstimate Estimate(Func<TMetrics, double> metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return MetricEstimate.Of([.. Folds.Select(fold => metric(fold.Metrics))]);
    }

    /// <summary>A line for each fold, whatever the culture.</summary>
    public override string ToString() => string.Join('\n', Folds);
}
