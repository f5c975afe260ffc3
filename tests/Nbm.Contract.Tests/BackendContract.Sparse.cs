using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Sparse products: those of the same dense matrix, row by row.</summary>
public abstract partial class BackendContract
{
    // 1 0 2
    // 0 0 0
    // 0 −3 0
    private static readonly TestSparse s_sparse = TestSparse.Of(3, 3, [1, 0, 2, 0, 0, 0, 0, -3, 0]);

    [Fact]
    public void A_sparse_row_without_entries_gives_0() =>
        SparseProduct(s_sparse, [10, 20, 30], [7, 7, 7], accumulate: false).ShouldBe([70, 0, -60]);

    [Fact]
    public void A_sparse_product_may_be_added() =>
        SparseProduct(s_sparse, [10, 20, 30], [1, 2, 3], accumulate: true).ShouldBe([71, 2, -57]);

    [Fact]
    public void A_sparse_matrix_may_be_empty() =>
        SparseProduct(TestSparse.Of(2, 3, new float[6]), [10, 20, 30], [float.NaN, float.NaN], accumulate: false).ShouldBe([0, 0]);

    [Fact]
    public void A_sparse_product_is_the_product_with_the_dense_matrix()
    {
        using Workbench bench = Bench();
        TestSparse a = TestSparse.Random(31, 47, 0.3f);
        Matrix x = bench.Random(3, 47, 1), sparse = bench.Result(3, 31), dense = bench.Result(3, 31);
        Backend.MultiplySparse(a.Upload(Backend), x, sparse);
        Backend.MatMul(x, false, bench.Matrix(31, 47, a.Dense()), true, dense);
        ShouldAgree(bench.Read(sparse), bench.Read(dense), 1e-6);
    }

    [Fact]
    public void A_sparse_product_is_linear()
    {
        // A (x + 2 z) = A x + 2 A z
        using Workbench bench = Bench();
        SparseMatrix a = TestSparse.Random(31, 47, 0.3f).Upload(Backend);
        Matrix x = bench.Random(2, 47, 1), z = bench.Random(2, 47, 2), sum = bench.Result(2, 31), parts = bench.Result(2, 31);
        Backend.MultiplySparse(a, z, parts);
        Backend.Scale(2, parts);
        Backend.MultiplySparse(a, x, parts, accumulate: true);
        Backend.Axpy(2, z, x);
        Backend.MultiplySparse(a, x, sum);
        ShouldAgree(bench.Read(sum), bench.Read(parts), 1e-6);
    }

    [Fact]
    public void A_sparse_matrix_keeps_its_entries_whatever_becomes_of_the_host_s_arrays()
    {
        using Workbench bench = Bench();
        int[] starts = [0, 1], indices = [0];
        float[] values = [2];
        using SparseMatrix a = Backend.Upload(1, 1, starts, indices, values);
        (starts[1], indices[0], values[0]) = (0, 5, 9);
        Matrix y = bench.Result(1, 1);
        Backend.MultiplySparse(a, bench.Matrix(1, 1, 3f), y);
        bench.Read(y).ShouldBe([6]);
    }

    private float[] SparseProduct(TestSparse a, float[] x, float[] y, bool accumulate)
    {
        using Workbench bench = Bench();
        using SparseMatrix uploaded = a.Upload(Backend);
        Matrix result = bench.Matrix(1, a.Rows, y);
        Backend.MultiplySparse(uploaded, bench.Matrix(1, a.Columns, x), result, accumulate);
        return bench.Read(result);
    }
}
