using BenchmarkDotNet.Attributes;
using Nbm.Benchmarks.Data;

namespace Nbm.Benchmarks;

/// <summary>What counting served rows costs beyond scoring them: California housing, 8 features and the score.</summary>
public class DriftBenchmarks
{
    private const int Rows = 256 * 40;

    private double[] _columns = [];
    private double[] _scores = [];
    private AdditiveModel _model = null!;
    private DriftMonitor _monitor = null!;
    private DriftMonitor _counting = null!;

    [GlobalSetup]
    public void Setup()
    {
        _model = HouseModel.Train(California.Train, new TrainingOptions { Seed = 1 }).Additive;
        _monitor = new DriftMonitor(_model);
        _counting = new DriftMonitor(_model, new DriftOptions { ExplainEvery = 0, Window = int.MaxValue });
        (_columns, _scores) = ([.. California.Encoded(_model.Schema, Rows).All.Columns.SelectMany(column => column)], new double[Rows]);
        _model.Score(_columns, Rows, Rows, _scores);
    }

    [Benchmark(OperationsPerInvoke = Rows, Description = "score")]
    public void Score() => _model.Score(_columns, Rows, Rows, _scores);

    [Benchmark(OperationsPerInvoke = Rows, Description = "count, blocks of 256")]
    public void Count() => Add(_counting);

    [Benchmark(OperationsPerInvoke = Rows, Description = "count, explain 1 of 64, compare windows of 10,000")]
    public void Monitor() => Add(_monitor);

    private void Add(DriftMonitor monitor)
    {
        for (int begin = 0; begin < Rows; begin += 256)
        {
            monitor.Add(_columns.AsSpan(begin), _scores.AsSpan(begin), 256, Rows);
        }
    }
}
