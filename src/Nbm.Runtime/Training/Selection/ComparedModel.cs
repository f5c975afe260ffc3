namespace Nbm;

/// <summary>One of the models of a <see cref="ModelComparison{TMetrics}"/>.</summary>
/// <param name="Name">What it was called there.</param>
/// <param name="Metric">The metric over the folds.</param>
/// <param name="Difference">
/// The metric less that of the first model, fold by fold, with a standard error that knows that folds share training rows: k folds'
/// variance times 1/k + test rows / training rows (Nadeau and Bengio 2003). Of the first model 0 ± 0.
/// </param>
/// <param name="TrainingTime">The median over the folds of how long training took.</param>
/// <param name="Size">The means over the folds.</param>
public sealed record ComparedModel(string Name, MetricEstimate Metric, MetricEstimate Difference, TimeSpan TrainingTime, ModelSize Size);
