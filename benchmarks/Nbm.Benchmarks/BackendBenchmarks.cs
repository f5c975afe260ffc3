// dotnet run -c Release --project benchmarks/Nbm.Benchmarks -p:NbmTorch=cpu -- --filter *Backend*
using BenchmarkDotNet.Attributes;
using Nbm.Backends;
using Nbm.Benchmarks.Counts;

namespace Nbm.Benchmarks;

/// <summary>
/// What the two phases spend their time on, on each backend of this build (<see cref="DeviceWork"/>). In process, because another process
/// would be built without NbmTorch.
/// </summary>
[InProcess]
[WarmupCount(2)]
[IterationCount(15)]
[MinColumn, MedianColumn]
public class BackendBenchmarks : IDisposable
{
    private const int Iterations = 10;

    private static readonly Dictionary<string, Func<Backend>> s_engines = new()
    {
        ["managed"] = () => new ManagedBackend(threads: 1),
#if NBM_TORCH
        ["torch"] = () => TorchBackend.Best(threads: 1),
#endif
    };

    private Backend _backend = null!;
    private DeviceWork _work = null!;

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
        _work = new DeviceWork(_backend, Pairs);
    }

    /// <summary>Gives the memory back.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _work.Dispose();
        _backend.Dispose();
    }

    /// <summary>Forward, backward and AdamW. One in ten waits for the device, as an epoch's loss would.</summary>
    [Benchmark(OperationsPerInvoke = Iterations)]
    public void Step()
    {
        for (int i = 0; i < Iterations; i++)
        {
            _work.Step();
        }

        _work.Wait();
    }

    /// <summary>A product with the curvature, the preconditioner, two dot products that are waited for.</summary>
    [Benchmark(OperationsPerInvoke = Iterations)]
    public void SolverIteration() => _work.Solve(Iterations);
}
