using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// Between which numbers the training values of each feature lay: the outermost knots, for every axis has its feature's least and greatest
/// value among them. But curves of small regressions go on for a third of the range beyond them, by one knot on each side; they do in all
/// plain numbers of a model or in none, which tells it from knots that happen to lie so.
/// </summary>
internal sealed class TrainingRanges
{
    private const double Beyond = 1.0 / 3;
    private const int MostContinuedRows = 1000;

    private readonly (double Least, double Greatest)?[] _ranges;

    private TrainingRanges((double Least, double Greatest)?[] ranges) => _ranges = ranges;

    /// <summary>The range of a feature; null for categories, and where training saw no number.</summary>
    public (double Least, double Greatest)? this[int feature] => _ranges[feature];

    /// <summary>The ranges of an additive model's features.</summary>
    public static TrainingRanges Of(AdditiveModel model)
    {
        bool mayContinue = model.Schema.Target.Task == ModelTask.Regression && model.TrainingRun is not { Rows: > MostContinuedRows };
        bool isLinear = model.TrainingRun?.Options.ContainsKey(nameof(TrainingOptions.Shapes)) != false;
        ImmutableArray<ImmutableArray<double>> knots = [.. model.Schema.Features.Select((_, f) => model.Terms[f].Axis(0).Knots)];
        bool[] isEligible = [.. model.Schema.Features.Select((feature, f) => IsEligible(feature, knots[f]))];
        bool continues = (mayContinue || isLinear) && isEligible.Contains(true)
            && isEligible.Select((eligible, f) => !eligible || IsContinued(knots[f])).All(own => own);
        return new TrainingRanges([.. knots.Select((own, f) => own.IsEmpty ? ((double, double)?)null
            : continues && isEligible[f] ? (own[1], own[^2]) : (own[0], own[^1]))]);
    }

    // More than two values, on an axis by rank, free and not in a circle; with a knot more at each end.
    private static bool IsEligible(FeatureSchema feature, ImmutableArray<double> knots) => knots.Length > 2
        && feature is { IsCyclic: false, IsConstrained: false, Axis: AxisKind.Rank };

    private static bool IsContinued(ImmutableArray<double> knots)
    {
        if (knots.Length < 5)
        {
            return false;
        }

        double step = Beyond * (knots[^2] - knots[1]);
        return knots[0] == knots[1] - step && knots[^1] == knots[^2] + step;
    }
}
