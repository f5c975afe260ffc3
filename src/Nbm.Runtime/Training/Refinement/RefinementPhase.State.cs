using System.Collections.Immutable;

namespace Nbm.Training;

/// <content>What a checkpoint keeps between two rounds.</content>
internal sealed partial class RefinementPhase
{
    // All that the next round depends on. A loss of the user's own that has become another can't be kept, and then nothing can.
    private void Save(
        int round, double noise, double[] degrees, RefinementStage stage, Smoothness smoothness, ProbeMemory probes,
        Convergence convergence, CurvePriors? priors)
    {
        if (Checkpoint is null || (rows.Host is null ? [] : rows.Host.State) is not { } loss)
        {
            return;
        }

        var state = new SavedState();
        state.Add("round", round);
        state.Add("noise", noise);
        state.Add("loss", loss);
        state.Add("degrees", [.. degrees]);
        state.Add("knots", [.. stage.Layout.Grid.Knots.Select(knots => (double)knots)]);
        smoothness.Save(state);
        stage.Save(state);
        probes.Save(state);
        convergence.Save(state);
        priors?.Save(state);
        stage.Layout.Vectors?.Save(state);
        Checkpoint.Keep(state);
    }

    private ImmutableArray<int> Knots(SavedState saved) => [.. saved.Doubles("knots", data.Schema.TermCount).Select(knots => (int)knots)];
}
