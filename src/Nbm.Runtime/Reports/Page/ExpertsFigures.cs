using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What experts say of the rows of a report, each of which counts once.</summary>
internal sealed class ExpertsFigures
{
    private static readonly ImmutableArray<double> s_bands = [0, 0.2, 0.4, 0.6, 0.8];

    private ExpertsFigures(ExpertsOverview overview, ImmutableArray<ConfidenceBand> bands, ImmutableArray<(int Row, ExpertsPrediction Said)> shown) =>
        (Overview, Bands, Shown) = (overview, bands, shown);

    /// <summary>How often each expert settles a case.</summary>
    public ExpertsOverview Overview { get; }

    /// <summary>How good predictions are by how sure the surest expert is; empty where no row has a target.</summary>
    public ImmutableArray<ConfidenceBand> Bands { get; }

    /// <summary>Rows to look at, evenly taken from all.</summary>
    public ImmutableArray<(int Row, ExpertsPrediction Said)> Shown { get; }

    /// <param name="model">The experts.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="most">How many rows are shown.</param>
    /// <param name="segment">The category by which rows are shown in segments; null for none.</param>
    public static ExpertsFigures Of(ExpertsModel model, ReportRows rows, int most, int? segment)
    {
        int experts = model.Experts.Length;
        var overall = new OverviewCounts(experts);
        OverviewCounts[] classes = [.. model.Classes.Select(_ => new OverviewCounts(experts))];
        var segments = new SortedDictionary<string, OverviewCounts>(StringComparer.Ordinal);
        var bands = new (int Rows, double Sum)[s_bands.Length];
        var shown = ImmutableArray.CreateBuilder<(int, ExpertsPrediction)>();
        int count = Math.Min(Math.Max(most, 0), rows.Count);
        model.ForEach(new RowBlock(rows.Columns, rows.Count, rows.Count, rows.Encoded, 0), (said, row) =>
        {
            double[] attributions = [.. said.Opinions.Select(own => own.Attribution)], confidences = [.. said.Opinions.Select(own => own.Confidence)];
            double target = rows.TargetValues[row];
            overall.Add(attributions, confidences, 1);
            if (!double.IsNaN(target))
            {
                int band = s_bands.Length - 1;
                while (said.Confidence < s_bands[band] && band > 0)
                {
                    band--;
                }

                bands[band] = (bands[band].Rows + 1, bands[band].Sum + Quality(model, said, target));
                if (classes.Length > 0)
                {
                    classes[(int)target].Add(attributions, confidences, 1);
                }
            }

            if (segment is { } feature)
            {
                string name = ValueText.OfEncoded(model.Schema.Features[feature], model.Vocabularies, feature, rows.Column(feature)[row]);
                (segments.TryGetValue(name, out OverviewCounts? known) ? known : segments[name] = new OverviewCounts(experts)).Add(attributions, confidences, 1);
            }

            if (shown.Count < count && (long)shown.Count * rows.Count / count == row)
            {
                shown.Add((row, said));
            }
        });
        return new ExpertsFigures(
            new ExpertsOverview(
                overall.Shares("all"), [.. classes.Select((own, c) => own.Shares(model.ShownClasses[c])).Where(shares => shares.Rows > 0)],
                [.. segments.Select(own => own.Value.Shares(own.Key))]),
            [.. bands.Select((own, b) => new ConfidenceBand(s_bands[b], b + 1 < s_bands.Length ? s_bands[b + 1] : 1, own.Rows, Mean(model, own))).Where(band => band.Rows > 0)],
            shown.ToImmutable());
    }

    // A hit, or a squared error.
    private static double Quality(ExpertsModel model, ExpertsPrediction said, double target) => model.Classes.IsEmpty
        ? (said.Predictions[0] - target) * (said.Predictions[0] - target)
        : (model.Outputs == 1 ? said.Predictions[0] >= 0.5 ? 1 : 0 : said.Predictions.IndexOf(said.Predictions.Max())) == (int)target ? 1 : 0;

    private static double Mean(ExpertsModel model, (int Rows, double Sum) band) =>
        model.Classes.IsEmpty ? Math.Sqrt(band.Sum / Math.Max(1, band.Rows)) : band.Sum / Math.Max(1, band.Rows);
}

/// <summary>Rows of which the surest expert is about as sure.</summary>
/// <param name="From">The least confidence.</param>
/// <param name="To">The largest.</param>
/// <param name="Rows">How many have a target.</param>
/// <param name="Quality">Accuracy, of numbers the root of the mean squared error.</param>
internal readonly record struct ConfidenceBand(double From, double To, int Rows, double Quality);
