using System.Collections.Immutable;
using Nbm.Reports;

namespace Nbm;

/// <summary>
/// Models of the same rows side by side, each cross-validated on the same folds: what curves add to lines, what a family costs in accuracy,
/// time and size. Immutable.
/// <code>
/// var comparison = new ModelComparison&lt;BinaryMetrics&gt;("AUROC", metrics => metrics.Auroc)
///     .With("curves", ApplicantModel.CrossValidate(rows, 5, new() { Seed = 1 }))
///     .With("lines", ApplicantModel.CrossValidate(rows, 5, new() { Seed = 1, Shapes = ShapeKind.Linear }));
/// </code>
/// </summary>
/// <typeparam name="TMetrics">What the models' <c>Evaluate</c> finds.</typeparam>
public sealed class ModelComparison<TMetrics>
{
    private readonly Func<TMetrics, double> _metric;
    private readonly double[] _first = [];
    private readonly ImmutableArray<ImmutableArray<int>> _folds = [];
    private readonly string _rows = string.Empty;

    /// <summary>A comparison without models.</summary>
    /// <param name="metric">What the metric is called.</param>
    /// <param name="value">The metric.</param>
    public ModelComparison(string metric, Func<TMetrics, double> value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(metric);
        ArgumentNullException.ThrowIfNull(value);
        (Metric, _metric) = (metric, value);
    }

    private ModelComparison(ModelComparison<TMetrics> from, ComparedModel model, double[] first, ImmutableArray<ImmutableArray<int>> folds,
        string rows)
    {
        (Metric, _metric, Models) = (from.Metric, from._metric, from.Models.Add(model));
        (_first, _folds, _rows) = (first, folds, rows);
    }

    /// <summary>What the metric is called.</summary>
    public string Metric { get; }

    /// <summary>The models in the order in which they were added.</summary>
    public ImmutableArray<ComparedModel> Models { get; } = [];

    /// <summary>This comparison and one more model.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="name">What to call it; no other model's name.</param>
    /// <param name="result">Its cross-validation.</param>
    /// <exception cref="ArgumentException">Another model has the name, or was cross-validated on other rows or folds: another number of
    /// either,
    /// another seed, or rows that say something else.</exception>
    public ModelComparison<TMetrics> With<TModel>(string name, CrossValidation<TModel, TMetrics> result)
        where TModel : ISizedModel
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(result);
        if (Models.Any(model => model.Name == name))
        {
            throw new ArgumentException($"There is a model '{Cited.Text(name)}' already; give each a name of its own.", nameof(name));
        }

        ImmutableArray<ImmutableArray<int>> folds = [.. result.Folds.Select(fold => fold.TestRows)];
        if (!Models.IsEmpty
            && !(folds.Length == _folds.Length && folds.Zip(_folds).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()))))
        {
            throw new ArgumentException(
                $"'{Cited.Text(name)}' was cross-validated on other folds than '{Cited.Text(Models[0].Name)}': only on the same ones can "
                    + "models be compared. "
                + "Give CrossValidate the same rows, folds and Seed.",
                nameof(result));
        }

        if (!Models.IsEmpty && result.Rows != _rows)
        {
            throw new ArgumentException(
                $"'{Cited.Text(name)}' was cross-validated on other rows than '{Cited.Text(Models[0].Name)}': as many of them, but with "
                    + "other targets, weights or features. "
                + "Give CrossValidate the same rows.",
                nameof(result));
        }

        double[] values = [.. result.Folds.Select(fold => _metric(fold.Metrics))];
        double[] first = Models.IsEmpty ? values : _first;
        ModelSize[] sizes = [.. result.Folds.Select(fold => fold.Model.Size)];
        TimeSpan[] times = [.. result.Folds.Select(fold => fold.TrainingTime).Order()];
        var model = new ComparedModel(
            name,
            MetricEstimate.Of(values),
            MetricEstimate.OfPaired([.. values.Zip(first, (own, other) => own - other)], Share(result)),
            times[times.Length / 2],
            new ModelSize((long)sizes.Average(size => size.Bytes), (long?)sizes.Average(size => size.Numbers)));
        return new ModelComparison<TMetrics>(this, model, first, folds, result.Rows);
    }

    /// <summary>A table of the models, whatever the culture.</summary>
    public override string ToString() => ComparisonText.Write(Metric, Models);

    /// <summary>The same as one HTML page that loads nothing and needs no script.</summary>
    /// <param name="title">Its title; null for one that says what is compared.</param>
    public string ToHtml(string? title = null) => ComparisonPage.Write(Metric, Models, title);

    private static double Share<TModel>(CrossValidation<TModel, TMetrics> result) =>
        result.Folds.Average(fold => fold.TestRows.Length / (double)fold.TrainingRows);
}
