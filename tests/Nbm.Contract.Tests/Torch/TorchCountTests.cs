using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Benchmarks.Counts;
using Nbm.Testing;

namespace Nbm.Contract.Tests.Torch;

/// <summary>
/// What a kernel launches on a GPU, by libtorch's own observer: for a few thousand rows a launch costs more than what it launches. Counted
/// on a processor that works as a GPU would.
/// </summary>
public sealed class TorchCountTests
{
    private const int Rows = 150;

    // As many terms as California housing has with all pairs, and an intercept.
    private static readonly DesignLayout s_layout =
        DesignLayout.Create([.. Enumerable.Repeat(9, 8)], Terms().Select(term => ImmutableArray.Create(term)));

    [LaunchFact]
    public void Look_ups_and_scatters_of_all_terms_are_few_launches()
    {
        using TorchBackend backend = TorchBackend.CpuAsGpu();
        using var bench = new Workbench(backend, 0);
        using Design design = TestDesigns.Create(backend, s_layout, Rows);
        Matrix tables = bench.Random(1, s_layout.TableLength, 1), scores = bench.Random(1, Rows, 2);
        RowRange rows = RowRange.All(Rows);
        Launched(() => backend.Interpolate(design, rows, tables, scores)).ShouldBeInRange(1, 5);
        Launched(() => backend.InterpolateBackward(design, rows, scores, tables)).ShouldBeInRange(1, 6);
        Launched(() => backend.InterpolateSquaresBackward(design, rows, scores, tables)).ShouldBeInRange(1, 7);
    }

    [LaunchFact]
    public void A_sparse_product_is_few_launches()
    {
        using TorchBackend backend = TorchBackend.CpuAsGpu();
        using var bench = new Workbench(backend, 0);
        using SparseMatrix some = TestSparse.Random(60, 200, 0.03f).Upload(backend); // A quarter of the rows is empty.
        using SparseMatrix all = TestSparse.Of(60, 200, TestValues.Centred(60 * 200, 3)).Upload(backend);
        Matrix x = bench.Random(1, 200, 1), y = bench.Result(1, 60);

        // A gather, a product, a sum and a copy; where rows are empty a zero behind the others, and a gather of all rows.
        Launched(() => backend.MultiplySparse(all, x, y)).ShouldBe(4);
        Launched(() => backend.MultiplySparse(all, x, y, accumulate: true)).ShouldBe(4);
        Launched(() => backend.MultiplySparse(some, x, y)).ShouldBe(6);
    }

    [LaunchFact]
    public void A_product_with_the_curvature_is_two_launches_until_the_means_or_the_weights_change()
    {
        using TorchBackend backend = TorchBackend.CpuAsGpu();
        using var bench = new Workbench(backend, 0);
        Matrix means = bench.Random(1, Rows, 1), weights = bench.Matrix(1, Rows, TestValues.Masses(Rows, 2));
        Matrix directions = bench.Random(2, Rows, 3), result = bench.Result(2, Rows);
        void Multiply() => backend.Curvature(LossKind.Logistic, RowRange.All(Rows), means, weights, directions, result);
        Launched(Multiply).ShouldBe(2);
        float[] before = bench.Read(result);
        backend.Scale(0.5f, means);
        Multiply();
        float[] halved = bench.Read(result);
        halved.ShouldNotBe(before);
        backend.Upload(TestValues.Masses(Rows, 4), weights);
        Multiply();
        bench.Read(result).ShouldNotBe(halved);
    }

    // Of a second call: the first sorts rows.
    private static long Launched(Action kernel)
    {
        kernel();
        return LaunchCounter.Count(kernel).Values.Sum();
    }

    private static IEnumerable<int[]> Terms()
    {
        yield return [];
        for (int i = 0; i < 8; i++)
        {
            yield return [i];
            for (int j = i + 1; j < 8; j++)
            {
                yield return [i, j];
            }
        }
    }
}

/// <summary>A test that counts launches, where libtorch's observer can be asked.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class LaunchFactAttribute : FactAttribute
{
    public LaunchFactAttribute() => Skip = LaunchCounter.Missing;
}
