using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Whether the learned bases earn their place beside the residual tables. They have seen the targets already, so that their own variance component
/// trusts them too much; rows that neither phase has learned from decide. Two brief, coarse refinements of the neural phase's rows, with
/// and without.
/// </summary>
internal static class BasisTrial
{
    private const int Rounds = 3;

    // What bases must take off the held-out loss to be worth their cost.
    private const double LeastGain = 0.001;

    /// <param name="backend">Where to compute.</param>
    /// <param name="data">The rows of the neural phase, and those held out from it.</param>
    /// <param name="target">Loss and scale.</param>
    /// <param name="bases">What it learned.</param>
    /// <param name="options">How to train.</param>
    /// <param name="token">Cancels.</param>
    /// <returns>True where they lower the loss of the rows held out; false too where none are.</returns>
    public static bool Helps(
        Backend backend, TrainingData data, TargetLoss target, LearnedBases bases, TrainingOptions options, CancellationToken token)
    {
        if (data.Validation is not { } held || bases.IsEmpty)
        {
            return false;
        }

        RefinementData rows = RefinementData.Create(data.Training, target);
        RefinementData test = RefinementData.Create(held, target);

        // Pairs have no bases; the trial does without them.
        InteractionSchema[] interactions = [.. data.Schema.Interactions.Where(interaction => interaction.Features.Length > 2)];
        TrainingData small = data with { Schema = data.Schema with { Interactions = [.. interactions] } };
        int BasesOf(int term) => term < data.Schema.Features.Length
            ? term
            : data.Schema.Features.Length + data.Schema.Interactions.IndexOf(interactions[term - data.Schema.Features.Length]);
        double Loss(LearnedBases? with)
        {
            var phase = new RefinementPhase(backend, small, rows, options with { OnCancel = OnCancel.Throw }) { Rounds = Rounds, Grows = false, BasesOf = BasesOf };
            return HeldOutLoss(backend, phase.Run(target.NullIntercepts, with, token), test);
        }

        return Loss(bases) < Loss(null) * (1 - LeastGain);
    }

    private static double HeldOutLoss(Backend backend, RefinedTables fit, RefinementData test)
    {
        using var workspace = new Workspace(backend);
        RefinementGrid grid = fit.Layout.Grid;
        HostDesign host = HostDesign.Locate(grid.Axes, grid.Layout, test.Rows);
        Design design = workspace.Upload(grid.Layout, host.Rows, host.Cells, host.Fractions);
        Matrix tables = workspace.Upload(fit.Tables, test.Outputs, grid.TableLength);
        Matrix scores = workspace.Allocate(test.Outputs, test.Count);
        Matrix loss = workspace.Allocate(1, 1);
        RowRange all = RowRange.All(test.Count);
        backend.Interpolate(design, all, tables, scores);
        backend.Loss(
            test.Loss, all, scores, workspace.Upload(test.Targets, 1, test.Count), workspace.Upload(test.Weights, 1, test.Count), scores, loss);
        float value = 0;
        backend.Download(loss, new Span<float>(ref value));
        return value;
    }
}
