using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>What experts say of the rows of a report, each of which counts once.</summary>
internal sealed class ExpertsFigures
{
    private static readonly ImmutableArray<double> s_bands = [0, 0.2, 0.4, 0.6, 0.8];

    private ExpertsFigures(ExpertsOverview overview, ImmutableArray<ConfidenceBand> bands,
        ImmutableArray<(int Row, ExpertsPrediction Said)> shown) =>
        (Overview, Bands, Shown) = (overview, bands, shown);

    /// <summary>How often each expert settles a case.</summary>
    public ExpertsOverview Overview { get; }

    /// <summary>How good predictions are by how sure the surest expert is, of those that measure it by another's answer the surest but that
    /// one; empty where no row has a target.</summary>
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
        var bands = new Band[s_bands.Length];
        int? reference = model.Reference?.Index;
        var shown = ImmutableArray.CreateBuilder<(int, ExpertsPrediction)>();
        int count = Math.Min(Math.Max(most, 0), rows.Count);
        model.ForEach(new RowBlock(rows.Columns, rows.Count, rows.Count, rows.Encoded, 0), (said, row) =>
        {
            double[] attributions = [.. said.Opinions.Select(own => own.Attribution)],
                confidences = [.. said.Opinions.Select(own => own.Confidence)];
            double target = rows.TargetValues[row];
            overall.Add(attributions, confidences, 1);
            if (!double.IsNaN(target))
            {
                if (said.Opinions.Where(own => own.Expert.Index != reference).MaxBy(own => own.Confidence) is { } surest)
                {
                    int band = s_bands.Length - 1;
                    while (surest.Confidence < s_bands[band] && band > 0)
                    {
                        band--;
                    }

                    bands[band].Rows++;
                    bands[band].Settled += said.Largest.Expert.Index != reference ? 1 : 0;
                    bands[band].Together += Quality(model, said.Predictions, target);
                    bands[band].Surest += Quality(model, surest.Predictions, target);
                    bands[band].Reference += reference is { } full ? Quality(model, said[full]!.Predictions, target) : 0;
                }

                if (classes.Length > 0)
                {
                    classes[(int)target].Add(attributions, confidences, 1);
                }
            }

            if (segment is { } feature)
            {
                string name = ValueText.OfEncoded(model.Schema.Features[feature], model.Vocabularies, feature, rows.Column(feature)[row]);
                (segments.TryGetValue(name, out OverviewCounts? known) ? known : segments[name] = new OverviewCounts(experts))
                    .Add(attributions, confidences, 1);
            }

            if (shown.Count < count && (long)shown.Count * rows.Count / count == row)
            {
                shown.Add((row, said));
            }
        });
        return new ExpertsFigures(
            new ExpertsOverview(
                overall.Shares("all"), [.. classes.Select((own, c) => own.Shares(model.ShownClasses[c])).Where(shares => shares.Rows > 0)],
                [.. segments.Select(own => own.Value.Shares(own.Key))])
            {
                Experts = [.. model.Experts.Select(expert => expert.Name)], Reference = reference,
            },
            [.. bands.Select((own, b) => Banded(model, own, b)).Where(band => band.Rows > 0)],
            shown.ToImmutable());
    }

    // A hit, or a squared error.
    private static double Quality(ExpertsModel model, ImmutableArray<double> predictions, double target)
    {
        if (model.Classes.IsEmpty)
        {
            return (predictions[0] - target) * (predictions[0] - target);
        }

        int label = model.Outputs > 1 ? predictions.IndexOf(predictions.Max())
            : predictions[0] >= (model.Threshold?.Probability ?? 0.5) ? 1 : 0;
        return label == (int)target ? 1 : 0;
    }

    private static ConfidenceBand Banded(ExpertsModel model, Band own, int band)
    {
        double to = band + 1 < s_bands.Length ? s_bands[band + 1] : 1, settled = (double)own.Settled / own.Rows;
        double Mean(double sum) => model.Classes.IsEmpty ? Math.Sqrt(sum / own.Rows) : sum / own.Rows;
        return new ConfidenceBand(s_bands[band], to, own.Rows, settled, Mean(own.Together), Mean(own.Surest), Mean(own.Reference));
    }

    // Sums over rows of a band.
    private struct Band
    {
        public int Rows, Settled;
        public double Together, Surest, Reference;
    }
}

/// <summary>Rows of which the surest expert is about as sure.</summary>
/// <param name="From">The least confidence.</param>
/// <param name="To">The largest.</param>
/// <param name="Rows">How many have a target.</param>
/// <param name="Settled">The share of them that an expert settles by whose answer the others don't measure theirs.</param>
/// <param name="Quality">Accuracy of all experts together, of numbers the root of the mean squared error.</param>
/// <param name="QualityOfSurest">That of the surest expert's own answers.</param>
/// <param name="QualityOfReference">That of the expert's by whose answer the others measure theirs; 0 without one.</param>
internal readonly record struct ConfidenceBand(
    double From, double To, int Rows, double Settled, double Quality, double QualityOfSurest, double QualityOfReference);
