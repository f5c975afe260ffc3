using Nbm.Benchmarks.Data;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A test of small real data that mgcv has fitted; skipped where the files are missing.</summary>
internal sealed class OracleTheoryAttribute : TheoryAttribute
{
    public OracleTheoryAttribute()
    {
        if (BenchmarkData.Find("trees.csv") is null)
        {
            Skip = BenchmarkData.Missing("trees.csv");
        }
    }
}
