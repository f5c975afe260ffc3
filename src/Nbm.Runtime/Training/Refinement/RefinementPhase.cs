using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The second phase: tables solved exactly for the smoothness that the data choose, on grids as fine as the data ask
/// (design.md section 3). No validation rows, nothing to tune.
/// </summary>
internal sealed class RefinementPhase(Backend backend, TrainingData data, EncodedRows rows, LossKind loss, TargetScale scale, int seed)
{
    private const int Rounds = 10;
    private static readonly int CurveKnots = int.Parse(Environment.GetEnvironmentVariable("CK") ?? "64", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int SurfaceKnots = int.Parse(Environment.GetEnvironmentVariable("SK") ?? "16", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly double Crowded = double.Parse(Environment.GetEnvironmentVariable("CR") ?? "0.2", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What happens in each round, for whoever wants to see.</summary>
    public Action<string, RefinementGrid, float[]>? Log { get; init; }

    public (RefinementGrid Grid, float[] Tables) Run(double[] intercepts, CancellationToken token)
    {
        float[] targets = [.. scale.Apply(rows.Targets).Select(target => (float)target)];
        double mean = rows.Weights.Average();
        float[] weights = [.. rows.Weights.Select(weight => (float)(weight / mean))];
        ulong key = RandomStreams.Key(seed, 77);
        int outputs = intercepts.Length;

        ImmutableArray<int> knots = [.. Enumerable.Range(0, data.Schema.TermCount).Select(t => data.Schema.TermFeatures(t).Length == 1 ? CurveKnots : SurfaceKnots)];
        var grid = new RefinementGrid(data.Schema, rows, data.Levels, knots);
        var tables = new float[outputs * grid.Layout.TableLength];
        for (int c = 0; c < outputs; c++)
        {
            tables[(c * grid.Layout.TableLength) + grid.Intercept] = (float)intercepts[c];
        }

        var smoothness = new Smoothness(grid.Layout.Terms.Length - 1, loss);
        double noise = 0.3;
        var stage = new RefinementStage(backend, grid, loss, outputs, targets, weights, key) { Tables = tables };
        try
        {
            double degreesBefore = grid.Layout.Terms.Length;
            for (int round = 1; ; round++)
            {
                bool last = round == Rounds;
                stage.Solve(smoothness.Precisions, noise, (last ? 0.001 : 0.01) * degreesBefore, 4, token);
                if (last)
                {
                    return (grid, [.. stage.Tables]);
                }

                double[] degrees = stage.Degrees(token);
                double total = degrees.Sum();
                if (loss == LossKind.Squared)
                {
                    noise = stage.Loss * targets.Length / Math.Max(targets.Length - total, targets.Length * 0.1);
                }

                smoothness.Update(degrees, stage.Roughness());
                Log?.Invoke($"{round}: loss {stage.Loss:0.00000} edf {total:0.0} iterations {stage.Iterations} knots {string.Join(' ', knots.Max())} cells {grid.Layout.TableLength} " + (Environment.GetEnvironmentVariable("V") is null ? "" : string.Join(" ", degrees.Select((d, t) => (d, t)).OrderByDescending(p => p.d).Take(12).Select(p => $"{p.t}:{p.d:0.0},{smoothness.Precisions[p.t]:0.0},occ{grid.Occupied[p.t]},k{knots[p.t]}"))), grid, stage.Tables);
                ImmutableArray<int> finer = [.. knots.Select((count, t) => degrees[t] > Crowded * grid.Occupied[t] ? count * 2 : count)];
                if (round < Rounds - 2 && !finer.SequenceEqual(knots))
                {
                    var next = new RefinementGrid(data.Schema, rows, data.Levels, finer);
                    float[] carried = Prolongation.Carry(grid, next, stage.Tables);
                    stage.Dispose();
                    (grid, knots) = (next, finer);
                    stage = new RefinementStage(backend, grid, loss, outputs, targets, weights, key) { Tables = carried };
                }

                degreesBefore = total;
            }
        }
        finally
        {
            stage.Dispose();
        }
    }
}
