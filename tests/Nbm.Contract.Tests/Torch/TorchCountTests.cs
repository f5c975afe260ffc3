using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Testing;
using TorchSharp;

namespace Nbm.Contract.Tests.Torch;

/// <summary>
/// How many tensors a kernel makes, by TorchSharp's own count. Each is a call of libtorch, and each that isn't a view a launch on a GPU,
/// which for a few thousand rows costs more than what it launches.
/// </summary>
public sealed class TorchCountTests
{
    // Few enough for one part on a processor too, as on a GPU.
    private const int Rows = 150;

    // As many terms as California housing has with all pairs.
    private static readonly DesignLayout s_layout =
        DesignLayout.Create([.. Enumerable.Repeat(9, 8)], Terms().Select(term => ImmutableArray.Create(term)));

    [Fact]
    public void Look_ups_and_scatters_of_all_terms_are_few_calls()
    {
        using TorchBackend backend = TorchBackend.Best();
        using var bench = new Workbench(backend, 0);
        using Design design = TestDesigns.Create(backend, s_layout, Rows);
        Matrix tables = bench.Random(1, s_layout.TableLength, 1), scores = bench.Random(1, Rows, 2);
        RowRange rows = RowRange.All(Rows);
        Made(() => backend.Interpolate(design, rows, tables, scores)).ShouldBeInRange(1, 9);
        Made(() => backend.InterpolateBackward(design, rows, scores, tables)).ShouldBeInRange(1, 12);
        Made(() => backend.InterpolateSquaresBackward(design, rows, scores, tables)).ShouldBeInRange(1, 13);
    }

    [Fact]
    public void A_sparse_product_is_few_calls()
    {
        using TorchBackend backend = TorchBackend.Best();
        using var bench = new Workbench(backend, 0);
        using SparseMatrix sparse = TestSparse.Random(300, 200, 0.03f).Upload(backend);
        Matrix x = bench.Random(1, 200, 1), y = bench.Result(1, 300);

        // Three for each of five bands (1, 2, 4, 8 and 16 entries), two of them views, and seven in all.
        Made(() => backend.MultiplySparse(sparse, x, y)).ShouldBeInRange(1, 22);
    }

    private static long Made(Action kernel)
    {
        kernel();
        long before = Count();
        kernel();
        return Count() - before;
    }

    // Of this thread: other tests run beside.
    private static long Count()
    {
        LifetimeStatistics counts = DisposeScopeManager.Statistics.TensorStatistics;
        return counts.CreatedInScopeCount + counts.CreatedOutsideScopeCount;
    }

    private static IEnumerable<int[]> Terms()
    {
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
