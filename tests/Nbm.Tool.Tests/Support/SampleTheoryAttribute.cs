using Nbm.Benchmarks.Data;

namespace Nbm.Tool.Tests.Support;

/// <summary>A theory over real files; skipped with a reason where one isn't there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SampleTheoryAttribute : TheoryAttribute
{
    public SampleTheoryAttribute(params string[] files)
    {
        if (files.FirstOrDefault(file => SampleData.Find(file) is null) is { } missing)
        {
            Skip = BenchmarkData.Missing(missing);
        }
    }
}
