using System.Collections.Immutable;
using System.Globalization;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>What a refinement has found out that whoever uses its model should know.</summary>
/// <param name="schema">What the record declares.</param>
/// <param name="stage">The last grid, solved.</param>
/// <param name="rows">The rows.</param>
internal sealed class FitNotices(ModelSchema schema, RefinementStage stage, RefinementData rows)
{
    // Weights that aren't whole numbers are hardly numbers of rows if they come to this many times more or fewer than there are; others if
    // they come to so many times more.
    private const double MostOfFractions = 2, MostOfAny = 100;

    /// <summary>The last round and by which share degrees of freedom still changed, where rounds ended before they had settled; null where
    /// they had.</summary>
    public (int Round, double Drift)? Unsettled { get; init; }

    /// <param name="noise">φ.</param>
    /// <param name="degrees">The effective degrees of freedom of all terms.</param>
    public ImmutableArray<TrainingNotice> Find(double noise, double degrees) =>
        [.. OfWeights(), .. OfCounts(noise, degrees), .. OfRounds(), .. OfConstraints(noise)];

    private IEnumerable<TrainingNotice> OfWeights()
    {
        double ratio = rows.Total / rows.Count;
        bool areWhole = rows.Rows.Weights.All(weight => weight == Math.Floor(weight));
        if (rows.Loss.HasDispersion || (areWhole ? ratio <= MostOfAny : ratio is >= 1 / MostOfFractions and <= MostOfFractions))
        {
            yield break;
        }

        yield return new TrainingNotice
        {
            Kind = TrainingNoticeKind.TotalWeight,
            Message = string.Create(
                CultureInfo.InvariantCulture,
                $"The weights of {rows.Count:#,0} rows sum to {rows.Total:G4}, and a row of weight 2 counts as two: standard errors and "
                    + $"smoothness are those of so many rows. "
                + $"If only the ratios of weights are meant, say [Weight(Kind = WeightKind.{nameof(WeightKind.Precision)})]."),
            Values = Values(("total", rows.Total), ("rows", rows.Count)),
        };
    }

    private IEnumerable<TrainingNotice> OfCounts(double noise, double degrees)
    {
        if (Overdispersion.Of(stage, rows, degrees) is { IsNotable: true } found)
        {
            yield return new TrainingNotice
            {
                Kind = TrainingNoticeKind.Overdispersion,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The counts {schema.Target.Name} scatter {found.Dispersion:0.0#} times as much around their means as Poisson's would "
                        + $"(Pearson's statistic for each degree of freedom; {found.Deviate:0.0} standard deviations "
                    + $"beyond chance). Smoothness and standard errors, {Math.Sqrt(noise):0.0#} times Poisson's, allow for that, but large "
                    + $"counts have too much say: use [NbmModel(Task = ModelTask.{nameof(ModelTask.NegativeBinomial)})], "
                    + $"whose variance grows beyond the mean, or add what makes rows of the same features differ."),
                Values = Values(("dispersion", found.Dispersion), ("z", found.Deviate)),
            };
        }
    }

    private IEnumerable<TrainingNotice> OfRounds()
    {
        if (Unsettled is var (round, drift))
        {
            yield return new TrainingNotice
            {
                Kind = TrainingNoticeKind.Unsettled,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"Refinement ended after {round} rounds with its smoothness still in motion: degrees of freedom changed by "
                        + $"{100 * drift:0.#} % from round to round. "
                    + $"With more {nameof(TrainingOptions)}.{nameof(TrainingOptions.Rounds)} shapes may come out otherwise."),
                Values = Values(("rounds", round), ("drift", drift)),
            };
        }
    }

    private IEnumerable<TrainingNotice> OfConstraints(double noise)
    {
        if (stage.ConstrainedTerms.Count == 0)
        {
            yield break;
        }

        float[] curvatures = stage.System.OfRows().Curvatures, slopes = stage.System.Forces(), forces = stage.ConstraintForces();
        foreach (int term in stage.ConstrainedTerms)
        {
            ConstraintCost cost = ConstraintCost.Of(stage.Layout.Grid, term, slopes, forces, curvatures, rows.Unit(noise));
            if (!cost.IsNotable)
            {
                continue;
            }

            // Whether it is chance is asked of counts as far as they scatter; what it costs is Poisson's likelihood nevertheless.
            double deviance = cost.Deviance * (rows.Loss.HasDispersion ? 1 : noise);
            string name = schema.TermName(term);
            FeatureSchema[] bound = [.. schema.TermFeatures(term).Select(f => schema.Features[f]).Where(feature => feature.IsConstrained)];
            string declared = string.Join(" and ",
                bound.Select(
                    feature => $"{(schema.TermFeatures(term).Length > 1 ? feature.Name + " " : string.Empty)}to be {Bounds(feature)}"));
            yield return new TrainingNotice
            {
                Kind = TrainingNoticeKind.ContradictedConstraint,
                Term = name,
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"The data contradict what is declared of {name}, {declared}: free of it a coarse step of this term alone would gain "
                        + $"{deviance / 2:0.#} units of log likelihood (a deviance of {deviance:0.#} "
                    + $"for {cost.Degrees} degrees of freedom). Look at its shape without the constraint, then take that off or look for "
                    + $"what else the feature stands for."),
                Values = Values(("deviance", deviance), ("degrees", cost.Degrees), ("z", cost.Deviate)),
            };
        }
    }

    private static string Bounds(FeatureSchema feature) => string.Join(
        " and ",
        new[] { feature.Monotone == Monotone.None ? null : feature.Monotone.ToString(),
            feature.Curvature == Curvature.None ? null : feature.Curvature.ToString() }.OfType<string>());

    private static ImmutableSortedDictionary<string, double> Values(params (string Name, double Value)[] values) =>
        values.ToImmutableSortedDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
}
