using System.Globalization;
using BenchmarkDotNet.Attributes;
using Nbm.Benchmarks.Data;

namespace Nbm.Benchmarks.Frozen;

/// <summary>One row at a time, another each time, by a scorer that was compiled from a model file, and by the model itself. The models are
/// trained with the default options.</summary>
[MemoryDiagnoser]
public class FrozenBenchmarks
{
    private Func<double> _score = () => 0;
    private Func<double> _explain = () => 0;
    private Func<double> _runtime = () => 0;

    /// <summary>What is scored: HELOC, or California housing without and with its 28 pairs.</summary>
    [Params("23 features", "8 features", "8 features, 28 pairs")]
    public string Model { get; set; } = string.Empty;

    /// <summary>Trains, generates, compiles and loads; says by how much the assembly grows.</summary>
    [GlobalSetup]
    public void Setup()
    {
        (FrozenProject project, string csv) = Projects.Of(Model);
        int before = project.Emit(withFile: false).Length;
        int after = project.Emit(withFile: true).Length;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"// {Model}: the scorer makes the assembly {(after - before) / 1024.0:0} KiB larger."));
        (_score, _explain) = project.Load(csv);
        _runtime = Projects.Runtime(Model);
    }

    /// <summary>The frozen scorer.</summary>
    [Benchmark]
    public double Score() => _score();

    /// <summary>With what each term adds.</summary>
    [Benchmark]
    public double Explain() => _explain();

    /// <summary>The same row by the runtime's model.</summary>
    [Benchmark]
    public double Runtime() => _runtime();
}
