using BenchmarkDotNet.Attributes;
using Nbm.Backends;
using Nbm.Benchmarks.Data;
using Nbm.Training;

namespace Nbm.Benchmarks;

/// <summary>One optimiser step on California housing, main effects, 8,192 rows, default options; and the whole fit.</summary>
[MemoryDiagnoser]
public class TrainingBenchmarks : IDisposable
{
    private const int Rows = 8192; // One batch.

    private ManagedBackend _backend = null!;
    private TrainingProblem _problem = null!;
    private NeuralPhase _phase = null!;

    /// <summary>Threads of the engine.</summary>
    [Params(1, 2)]
    public int Threads { get; set; }

    /// <summary>Prepares the fit that steps are taken of.</summary>
    [GlobalSetup]
    public void Setup()
    {
        TrainingData data = California.Encoded(California.QuickModel().Schema, Rows);
        var options = new TrainingOptions { BatchSize = Rows };
        _backend = new ManagedBackend(Threads);
        _problem = TrainingProblem.Create(_backend, data, options);
        _phase = new NeuralPhase(_problem, options);
    }

    /// <summary>Ends the engine's threads.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _problem.Dispose();
        _backend.Dispose();
    }

    /// <summary>Forward, backward and AdamW.</summary>
    [Benchmark]
    public void Step() => _phase.Step(new RowRange(null, 0, Rows));

    /// <summary>From records to a model.</summary>
    [Benchmark]
    public HouseModel Fit() =>
        HouseModel.Train(California.Train, California.Validation, new TrainingOptions { Seed = 1, Threads = Threads });
}
