using BenchmarkDotNet.Attributes;
using Nbm.Benchmarks.Data;

namespace Nbm.Benchmarks;

/// <summary>Scoring California housing on one thread. A batch is 4,128 rows.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private House[] _rows = [];
    private double[] _predictions = [];
    private HouseModel _model = null!;
    private HousePairs[] _pairRows = [];
    private HousePairsModel _pairs = null!;
    private int _next;

    /// <summary>Trains.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _rows = California.Test;
        _predictions = new double[_rows.Length];
        _model = California.QuickModel();
        HousePairs[] all = HousePairsCsv.Read(BenchmarkData.File("california_housing.csv"));
        _pairRows = BenchmarkData.Part(all, "california_housing.split.csv", "test");
        _pairs = HousePairsModel.Train(BenchmarkData.Part(all, "california_housing.split.csv", "train"),
            new TrainingOptions { Seed = 1, PosteriorDraws = 0 });
    }

    /// <summary>One row, another each time.</summary>
    [Benchmark]
    public double PredictOne() => _model.Predict(Next());

    /// <summary>All rows; the time is for the batch.</summary>
    [Benchmark]
    public void PredictBatch() => _model.Predict(_rows, _predictions);

    /// <summary>The same with 28 pairs as well.</summary>
    [Benchmark]
    public void PredictPairsBatch() => _pairs.Predict(_pairRows, _predictions);

    /// <summary>One row with its explanation.</summary>
    [Benchmark]
    public HouseExplanation Explain() => _model.Explain(Next());

    /// <summary>The columns of all rows' contributions; the time is for the batch.</summary>
    [Benchmark]
    public Explanations<HouseExplanation> ExplainBatch() => _model.Explain(_rows);

    private House Next()
    {
        _next = _next + 1 < _rows.Length ? _next + 1 : 0;
        return _rows[_next];
    }
}
