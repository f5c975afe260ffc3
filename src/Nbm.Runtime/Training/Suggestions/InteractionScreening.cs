using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Fits some interactions beside the terms of a record, coarsely, and reads what is left of each.</summary>
internal static class InteractionScreening
{
    // The data choose variances within these rounds as far as a ranking needs.
    private const int Rounds = 6;

    /// <param name="backend">Where to compute.</param>
    /// <param name="data">The rows, under the record's own schema.</param>
    /// <param name="interactions">The interactions.</param>
    /// <param name="options">How to train.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>Those that keep degrees of freedom, in no order.</returns>
    public static IEnumerable<InteractionSuggestion> Screen(
        Backend backend, TrainingData data, InteractionSchema[] interactions, TrainingOptions options, CancellationToken token)
    {
        ScreenedFit fit = Fit(backend, data, interactions, options, token);
        for (int i = 0; i < interactions.Length; i++)
        {
            Term term = fit.Terms[i];
            if (term.Selected)
            {
                FeatureSchema[] features = [.. interactions[i].Features.Select(feature => data.Schema.Features[feature])];
                yield return new InteractionSuggestion(features[0].Name, features[1].Name, term.Importance, term.DegreesOfFreedom ?? 0)
                {
                    Third = features.Length > 2 ? features[2].Name : null,
                    IsFirstPart = features[0].Part != CalendarPart.None,
                    IsSecondPart = features[1].Part != CalendarPart.None,
                    IsThirdPart = features.Length > 2 && features[2].Part != CalendarPart.None,
                };
            }
        }
    }

    /// <summary>The fit itself.</summary>
    /// <inheritdoc cref="Screen"/>
    public static ScreenedFit Fit(Backend backend, TrainingData data, InteractionSchema[] interactions, TrainingOptions options,
        CancellationToken token)
    {
        TrainingData wide = data with { Schema = data.Schema with { Interactions = [.. data.Schema.Interactions, .. interactions] } };
        TargetLoss target = TargetLoss.Of(wide, wide.All, options);
        var phase = new RefinementPhase(backend, wide, RefinementData.Create(wide.All, target, options.Threads), options) { Rounds = Rounds,
            Grows = false };
        RefinedTables fit = phase.Run(target.NullIntercepts, null, token);
        FittedTables tables = FittedTables.Of(fit);
        return new ScreenedFit(
            wide, target, new ModelCompiler(wide, wide.All, target, tables).Compile(TrainingHistory.Empty, degrees: fit.TermDegrees()),
            tables.Vectors, interactions.Length);
    }
}
