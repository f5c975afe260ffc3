// dotnet run -c Release --project benchmarks/Nbm.Benchmarks -p:NbmTorch=cpu -- --filter *Backend*
using BenchmarkDotNet.Attributes;
using Nbm.Backends;
using Nbm.Training;

namespace Nbm.Benchmarks;

/// <summary>
/// What the two phases spend their time on, on each backend of this build: an optimiser step on California housing, 8,192 rows, and an iteration of
/// conjugate gradients on all 14,447 of them, pairs at 64 × 64 knots. In process, because another process would be built without NbmTorch.
/// </summary>
[InProcess]
[WarmupCount(2)]
[IterationCount(15)]
[MinColumn, MedianColumn]
public class BackendBenchmarks : IDisposable
{
    private const int Rows = 8192; // One batch.
    private const int Iterations = 10;

    private static readonly Dictionary<string, Func<Backend>> s_engines = new()
    {
        ["managed"] = () => new ManagedBackend(threads: 1),
#if NBM_TORCH
        ["torch"] = () => TorchBackend.Best(threads: 1),
#endif
    };

    private Backend _backend = null!;
    private TrainingProblem _problem = null!;
    private NeuralPhase _phase = null!;
    private RefinementStage _stage = null!;
    private Matrix _right = null!;
    private Matrix _solution = null!;

    /// <summary>The backends of this build.</summary>
    public static IEnumerable<string> Engines => s_engines.Keys;

    /// <summary>The backend: one thread of the processor, or for torch the GPU if there is one.</summary>
    [ParamsSource(nameof(Engines))]
    public string Engine { get; set; } = "managed";

    /// <summary>The model's interactions.</summary>
    [Params(false, true)]
    public bool Pairs { get; set; }

    /// <summary>Prepares a step and a solution.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _backend = s_engines[Engine]();
        ModelSchema schema = California.Schema(Pairs);
        var options = new TrainingOptions();
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
        _stage = new RefinementStage(_backend, layout, RefinementData.Create(data.All, TargetLoss.Of(data, data.All, new TrainingOptions())));
        _stage.Linearise([.. layout.Components.Select(_ => 30.0)], noise: 0.3);
        _right = _backend.Allocate(1, layout.Count);
        _solution = _backend.Allocate(1, layout.Count);
        _backend.Fill(_right, 1);
    }

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _right.Dispose();
        _solution.Dispose();
        _stage.Dispose();
        _problem.Dispose();
        _backend.Dispose();
    }

    /// <summary>Forward, backward and AdamW. One in ten waits for the device, as an epoch's loss would.</summary>
    [Benchmark(OperationsPerInvoke = Iterations)]
    public void Step()
    {
        for (int i = 0; i < Iterations; i++)
        {
            _phase.Step(new RowRange(null, 0, Rows));
        }

        Wait();
    }

    /// <summary>A product with the curvature, the preconditioner, two dot products that are waited for.</summary>
    [Benchmark(OperationsPerInvoke = Iterations)]
    public void SolverIteration()
    {
        _backend.Fill(_solution, 0);
        _stage.System.Solver.Solve(_stage.System.Multiply, _stage.System.Precondition, _right, _solution, _ => -1, Iterations, default);
    }

    private void Wait()
    {
        Span<float> first = stackalloc float[1];
        using Matrix one = _backend.View(_solution, 0, 1, 1);
        _backend.Download(one, first);
    }
}
