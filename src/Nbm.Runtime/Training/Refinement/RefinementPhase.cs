using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The second phase: everything that is linear solved exactly, for the smoothness that the data choose, on grids as fine as the data ask
/// (design.md section 3). No validation rows, nothing to tune.
/// </summary>
/// <param name="backend">Where to compute.</param>
/// <param name="data">Schema and levels.</param>
/// <param name="rows">The rows to learn from.</param>
/// <param name="options">How to train.</param>
internal sealed class RefinementPhase(Backend backend, TrainingData data, RefinementData rows, TrainingOptions options)
{
    private const int MostRounds = 12;
    private const double Settled = 0.05;
    private readonly ulong _key = RandomStreams.Key(options.Seed, RandomStreams.Probes);

    /// <summary>What happens in each round, for whoever wants to see.</summary>
    public Action<RefinementRound>? OnRound { get; init; }

    /// <param name="intercepts">Of a model without terms.</param>
    /// <param name="bases">What the neural phase learned; null for none.</param>
    /// <param name="token">Cancels.</param>
    public RefinedTables Run(double[] intercepts, LearnedBases? bases, CancellationToken token)
    {
        var axes = new AxisBuilder(data.Schema, rows.Rows, data.Levels);
        var resolution = new RefinementResolution(data.Schema, rows, options);
        UnknownLayout layout = Layout(axes, resolution.Start(), bases);
        var unknowns = new float[rows.Outputs * layout.Count];
        for (int c = 0; c < rows.Outputs; c++)
        {
            unknowns[(c * layout.Count) + layout.Grid.Intercept] = (float)intercepts[c];
        }

        double[] factors = [.. layout.Components.Select(component => options.Smoothness)];
        var smoothness = new Smoothness(layout.Components, rows.Loss, factors);
        double noise = 0.3, degreesBefore = layout.Components.Length, change = double.PositiveInfinity;
        var probes = new ProbeMemory();
        RefinementStage stage = new(backend, layout, rows) { Unknowns = unknowns };
        try
        {
            double[] degrees = new double[layout.Components.Length];
            for (int round = 1; ; round++)
            {
                bool last = round == MostRounds || change < Settled;
                stage.Solve(smoothness.Precisions, noise, (last ? 0.001 : 0.01) * degreesBefore, 4, token);
                if (last)
                {
                    return new RefinedTables(stage.Layout, stage.System.Tables(stage.System.Unknowns), degrees, noise);
                }

                degrees = new EffectiveDegrees(stage, rows, _key, probes).Estimate(round, token);
                degreesBefore = Math.Max(degrees.Sum(), 1);
                if (rows.Loss == LossKind.Squared)
                {
                    noise = Math.Max(stage.Loss, 1e-12) * rows.Count / Math.Max(rows.Count - degreesBefore, rows.Count * 0.1);
                }

                change = smoothness.Update(degrees, stage.Squares(), 2 * rows.Unit(noise));
                ImmutableArray<int> finer = resolution.Next(stage.Layout, degrees);
                OnRound?.Invoke(new RefinementRound(round, stage, smoothness, degrees, change));
                if (round < MostRounds - 2 && !finer.SequenceEqual(stage.Layout.Grid.Knots))
                {
                    layout = Layout(axes, finer, bases);
                    float[] carried = Transfer.Carry(stage.Layout, layout, stage.Unknowns);
                    stage.Dispose();
                    stage = new RefinementStage(backend, layout, rows) { Unknowns = carried };
                    change = double.PositiveInfinity;
                }
            }
        }
        finally
        {
            stage.Dispose();
        }
    }

    private UnknownLayout Layout(AxisBuilder axes, ImmutableArray<int> knots, LearnedBases? bases)
    {
        var grid = new RefinementGrid(data.Schema, axes, rows.Rows, knots, options.AxisScale);
        bool free = options.Refinement == Refinement.Full;
        IEnumerable<ColumnBlock> columns = free ? TrendColumns.Of(grid) : [];
        if (bases is not null)
        {
            columns = columns.Concat(bases.On(grid, _ => true));
        }

        return new UnknownLayout(grid, [.. columns.OrderBy(block => block.Term)], free);
    }
}

/// <summary>Where a refinement stands after a round.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Stage">The grid, solved.</param>
/// <param name="Smoothness">The precisions of the next round.</param>
/// <param name="Degrees">Effective degrees of freedom of each component.</param>
/// <param name="Change">See <see cref="Smoothness.Update"/>.</param>
internal sealed record RefinementRound(int Round, RefinementStage Stage, Smoothness Smoothness, double[] Degrees, double Change);

/// <summary>What a refinement arrives at.</summary>
/// <param name="Layout">The unknowns and their grid.</param>
/// <param name="Tables">β, C × P.</param>
/// <param name="Degrees">Effective degrees of freedom of each component.</param>
/// <param name="Noise">φ.</param>
internal sealed record RefinedTables(UnknownLayout Layout, float[] Tables, double[] Degrees, double Noise);
