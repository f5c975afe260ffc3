using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Benchmarks.Counts;

/// <summary>
/// What the two phases spend their time on, ready to be done: an optimiser step on California housing, 8,192 rows, and iterations of
/// conjugate gradients on all 14,447 of them, pairs at 64 × 64 knots.
/// </summary>
internal sealed class DeviceWork : IDisposable
{
    private const int Rows = 8192; // One batch.

    private readonly Backend _backend;
    private readonly TrainingProblem _problem;
    private readonly NeuralPhase _phase;
    private readonly RefinementStage _stage;
    private readonly Matrix _right;
    private readonly Matrix _solution;

    /// <param name="backend">Where to compute.</param>
    /// <param name="pairs">Whether with all 28 pairs.</param>
    public DeviceWork(Backend backend, bool pairs)
    {
        _backend = backend;
        ModelSchema schema = California.Schema(pairs);
        var options = new TrainingOptions { BatchSize = Rows };
        _problem = TrainingProblem.Create(_backend, California.Encoded(schema, Rows), options);
        _phase = new NeuralPhase(_problem, options);

        TrainingData data = California.Encoded(schema);
        var resolution = new Resolution(384, 64);
        var grid = new RefinementGrid(
            schema,
            new AxisBuilder(schema, data.All, data.Levels),
            data.All,
            [.. Enumerable.Range(0, schema.TermCount).Select(term => resolution.Knots(schema.TermFeatures(term).Length))],
            AxisScale.Rank);
        var layout = new UnknownLayout(grid, [.. TrendColumns.Of(grid).OrderBy(block => block.Term)], free: true);
        var rows = RefinementData.Create(data.All, TargetLoss.Of(data, data.All, new TrainingOptions()));
        _stage = new RefinementStage(_backend, layout, rows);
        _stage.Linearise([.. layout.Components.Select(_ => 30.0)], noise: 0.3);
        _right = _backend.Allocate(1, layout.Count);
        _solution = _backend.Allocate(1, layout.Count);
        _backend.Fill(_right, 1);
    }

    /// <summary>Forward, backward and AdamW.</summary>
    public void Step() => _phase.Step(new RowRange(null, 0, Rows));

    /// <summary>Solves a system with so many iterations, whatever the error.</summary>
    public void Solve(int iterations)
    {
        _backend.Fill(_solution, 0);
        _stage.System.Solver.Solve(_stage.System.Multiply, _stage.System.Precondition, _right, _solution, _ => -1, iterations, default);
    }

    /// <summary>Waits for the device.</summary>
    public void Wait()
    {
        Span<float> first = stackalloc float[1];
        using Matrix one = _backend.View(_solution, 0, 1, 1);
        _backend.Download(one, first);
    }

    public void Dispose()
    {
        _right.Dispose();
        _solution.Dispose();
        _stage.Dispose();
        _problem.Dispose();
    }
}
