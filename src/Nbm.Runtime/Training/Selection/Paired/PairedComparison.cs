using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>Two models on the same rows, metric by metric. Immutable.</summary>
public sealed class PairedComparison
{
    internal PairedComparison(int rows, double level, ImmutableArray<PairedDifference> metrics) =>
        (Rows, Level, Metrics) = (rows, level, metrics);

    /// <summary>How many rows both were measured on.</summary>
    public int Rows { get; }

    /// <summary>The probability with which each interval holds the true difference, by itself: 0.95.</summary>
    public double Level { get; }

    /// <summary>The metrics of the task.</summary>
    public ImmutableArray<PairedDifference> Metrics { get; }

    /// <summary>A metric by its name: <c>comparison["AUROC"]</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such metric; says which there are.</exception>
    public PairedDifference this[string metric] => Metrics.FirstOrDefault(own => own.Metric == metric) is { Metric: not null } found
        ? found
        : throw new KeyNotFoundException(
            $"There is no metric '{Cited.Text(metric)}'; there are {string.Join(", ", Metrics.Select(own => own.Metric))}.");

    /// <summary>A line for each metric, whatever the culture.</summary>
    public override string ToString() => string.Join('\n', Metrics);
}

/// <summary>A metric of two models on the same rows.</summary>
/// <param name="Metric">What it is called.</param>
/// <param name="First">Of the first model.</param>
/// <param name="Second">Of the second.</param>
/// <param name="StandardError">The standard error of <see cref="Difference"/>: by DeLong of the AUROC, else the standard deviation of its
/// resamples. Undefined, <see cref="double.NaN"/>, where it can't be known.</param>
/// <param name="Lower">The lower end of the difference's interval.</param>
/// <param name="Upper">Its upper end.</param>
/// <param name="Resamples">How many resamples of the rows it is from: those on which both metrics are defined; 0 where a formula gives it
/// without any.</param>
public readonly record struct PairedDifference(
    string Metric,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double First,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Second,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double StandardError,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Lower,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Upper,
    int Resamples)
{
    /// <summary>The second model's metric less the first's.</summary>
    [JsonConverter(typeof(UndefinedNumberConverter))]
    public double Difference => Second - First;

    /// <summary>Whether the interval leaves out 0: the rows tell the two apart.</summary>
    public bool IsClear => Lower > 0 || Upper < 0;

    /// <summary>The metric in one line, whatever the culture: <c>AUROC 0.79 → 0.8012, +0.0112 ± 0.0031 (0.0051 to 0.0173)</c>.</summary>
    public override string ToString() =>
        $"{Metric} {ScoreText.Of(First)} → {ScoreText.Of(Second)}, {ScoreText.Signed(Difference)} ± {ScoreText.Of(StandardError)} "
            + $"({ScoreText.Of(Lower)} to {ScoreText.Of(Upper)})";
}
