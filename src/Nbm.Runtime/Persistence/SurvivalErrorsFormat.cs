using System.Collections.Immutable;

namespace Nbm.Persistence;

/// <summary>The errors of cumulative hazards in a file: behind all that version 1.5 knew, whose readers pass it over and predict the
/// same.</summary>
internal static class SurvivalErrorsFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 6;

    public static bool IsNeeded(TrainedModel model, SurvivalErrors? errors) => errors is not null || Baselines(model).Any(own => !own.LogVariances.IsEmpty);

    public static void Write(PayloadWriter to, TrainedModel model, SurvivalErrors? errors)
    {
        if (model.Schema.Target.Task != ModelTask.Cox)
        {
            return;
        }

        foreach (BaselineHazard baseline in Baselines(model))
        {
            to.Doubles(baseline.LogVariances.AsSpan());
        }

        to.Boolean(errors is not null);
        if (errors is not null)
        {
            foreach (ImmutableArray<float> own in errors.TermErrors)
            {
                to.Floats(own.AsSpan());
            }

            to.Floats(errors.Correlations.AsSpan());
        }
    }

    /// <summary>A baseline with its variances.</summary>
    public static BaselineHazard ReadVariances(PayloadReader from, BaselineHazard baseline)
    {
        from.Where = "the variances of a baseline hazard";
        ImmutableArray<double> variances = from.Doubles();
        return variances.IsEmpty ? baseline : new BaselineHazard(baseline.Times, baseline.CumulativeHazards, variances);
    }

    public static SurvivalErrors? Read(PayloadReader from, int terms)
    {
        from.Where = "the errors of hazards";
        if (!from.Boolean())
        {
            return null;
        }

        var errors = ImmutableArray.CreateBuilder<ImmutableArray<float>>(from.Room(terms, 4, "tables of errors"));
        for (int t = 0; t < terms; t++)
        {
            errors.Add(from.Floats());
        }

        return new SurvivalErrors(errors.MoveToImmutable(), from.Floats());
    }

    private static IEnumerable<BaselineHazard> Baselines(TrainedModel model) => model.Baseline is { } one ? [one] : model.StratumBaselines.Values;
}
