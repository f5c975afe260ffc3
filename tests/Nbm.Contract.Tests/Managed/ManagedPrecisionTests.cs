using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Where sums are kept in doubles, beyond what the contract asks.</summary>
public sealed class ManagedPrecisionTests
{
    [Fact]
    public void What_nearly_cancels_in_a_sparse_row_is_rounded_once()
    {
        // The squared second difference of a straight line far from zero is 0; one of its parts, 600,000,096, is no float.
        using var backend = new ManagedBackend(1);
        using var bench = new Workbench(backend, 0);
        Matrix line = bench.Matrix(1, 5, 100_000_000, 100_000_008, 100_000_016, 100_000_024, 100_000_032), result = bench.Result(1, 1);
        backend.MultiplySparse(TestSparse.Of(1, 5, [1, -4, 6, -4, 1]).Upload(backend), line, result);
        bench.Read(result).ShouldBe([0]);
    }
}
