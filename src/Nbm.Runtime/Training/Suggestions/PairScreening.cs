using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Fits some pairs beside the terms of a record, coarsely, and reads what is left of each.</summary>
internal static class PairScreening
{
    // The data choose variances within these rounds as far as a ranking needs.
    private const int Rounds = 6;

    /// <param name="backend">Where to compute.</param>
    /// <param name="data">The rows, under the record's own schema.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="options">How to train.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>The pairs that keep degrees of freedom, in no order.</returns>
    public static IEnumerable<InteractionSuggestion> Screen(
        Backend backend, TrainingData data, InteractionSchema[] pairs, TrainingOptions options, CancellationToken token)
    {
        int declared = data.Schema.TermCount;
        TrainingData wide = data with { Schema = data.Schema with { Interactions = [.. data.Schema.Interactions, .. pairs] } };
        TargetLoss target = TargetLoss.Of(wide, wide.All, options);
        var phase = new RefinementPhase(backend, wide, RefinementData.Create(wide.All, target, options.Threads), options) { Rounds = Rounds, Grows = false };
        RefinedTables fit = phase.Run(target.NullIntercepts, null, token);
        AdditiveModel model = new ModelCompiler(wide, wide.All, target, FittedTables.Of(fit))
            .Compile(TrainingHistory.Empty, degrees: fit.TermDegrees());
        for (int p = 0; p < pairs.Length; p++)
        {
            Term term = model.Terms[declared + p];
            if (term.Selected)
            {
                FeatureSchema first = data.Schema.Features[pairs[p].Features[0]], second = data.Schema.Features[pairs[p].Features[1]];
                yield return new InteractionSuggestion(first.Name, second.Name, term.Importance, term.DegreesOfFreedom ?? 0)
                {
                    IsFirstPart = first.Part != CalendarPart.None,
                    IsSecondPart = second.Part != CalendarPart.None,
                };
            }
        }
    }
}
