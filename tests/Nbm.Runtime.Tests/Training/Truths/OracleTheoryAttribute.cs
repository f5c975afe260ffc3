using Nbm.Benchmarks.Data;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A test of small real data that mgcv has fitted; skipped where the files are missing.</summary>
internal sealed class OracleTheoryAttribute : TheoryAttribute
{
    public OracleTheoryAttribute()
    {
        string path = BenchmarkData.OraclePath("trees.csv");
        if (!File.Exists(path))
        {
            Skip = $"There is no {path}; set NBM_BENCHMARK_DATA to the folder that holds trees.csv and the rest of the oracle.";
        }
    }
}
