using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

public sealed class ManagedLifetimeTests
{
    [Fact]
    public void No_threads_are_refused() => Should.Throw<ArgumentOutOfRangeException>(() => new ManagedBackend(0));

    [Fact]
    public void A_disposed_matrix_is_refused_and_so_are_its_views()
    {
        using var backend = new ManagedBackend(1);
        Matrix x = backend.Allocate(2, 2);
        Matrix view = backend.View(x, 1, 1, 2);
        x.Dispose();
        Should.Throw<ObjectDisposedException>(() => backend.Fill(x, 1));
        Should.Throw<ObjectDisposedException>(() => backend.Fill(view, 1));
    }

    [Fact]
    public void A_disposed_sparse_matrix_is_refused()
    {
        using var backend = new ManagedBackend(1);
        Matrix x = backend.Allocate(1, 1), y = backend.Allocate(1, 1);
        SparseMatrix a = backend.Upload(1, 1, [0, 1], [0], [1f]);
        a.Dispose();
        a.Dispose();
        Should.Throw<ObjectDisposedException>(() => backend.MultiplySparse(a, x, y));
    }

    [Fact]
    public void A_disposed_design_is_refused()
    {
        using var backend = new ManagedBackend(1);
        Design design = TestDesigns.Create(backend, TestDesigns.InterceptAlone, 4);
        design.Dispose();
        Should.Throw<ObjectDisposedException>(
            () => backend.InterpolateSquaresBackward(design, RowRange.All(4), backend.Allocate(1, 4), backend.Allocate(1, 1)));
    }

    [Fact]
    public void A_disposed_backend_is_refused()
    {
        var backend = new ManagedBackend(2);
        Matrix x = backend.Allocate(2, 2);
        backend.Dispose();
        backend.Dispose();
        Should.Throw<ObjectDisposedException>(() => backend.Fill(x, 1));
    }

    [Fact]
    public void Memory_of_another_backend_is_refused()
    {
        using var backend = new ManagedBackend(1);
        using var other = new ReferenceBackend();
        Should.Throw<ArgumentException>(() => backend.Fill(other.Allocate(2, 2), 1)).Message.ShouldContain("ReferenceMatrix");
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var backend = new ManagedBackend(1);
        using var bench = new Workbench(backend, 0);
        Design design = TestDesigns.Create(backend, TestDesigns.AllOrders, 300);
        RowRange rows = RowRanges.Of(backend, "permuted rows", 300);
        Matrix tables = bench.Random(3, TestDesigns.AllOrders.TableLength, 1), scores = bench.Result(3, rows.Count),
            loss = bench.Result(1, 1);
        Matrix targets = bench.Matrix(1, 300, new float[300]), weights = bench.Matrix(1, 300, TestValues.Masses(300, 2));
        Matrix a = bench.Random(60, 70, 3), b = bench.Random(70, 50, 4), c = bench.Result(60, 50), row = bench.Random(1, 50, 5),
            sums = bench.Result(1, 50);
        Matrix masses = bench.Matrix(1, 60, TestValues.Masses(60, 6)), y = bench.Result(60, 50);
        void Step()
        {
            backend.Interpolate(design, rows, tables, scores);
            backend.Loss(LossKind.Softmax, rows, scores, targets, weights, scores, loss);
            backend.InterpolateBackward(design, rows, scores, tables);
            backend.MatMul(a, false, b, false, c);
            backend.AddRow(row, c);
            backend.BatchNorm(c, masses, row, row, 1e-5f, c, sums, y);
            backend.ColumnSums(c, sums);
            backend.Relu(c, y);
            backend.Dot(y, y, loss);
        }

        SteadyAllocation(Step).ShouldBe(0);
    }

    [Fact]
    public void A_product_with_the_curvature_allocates_nothing()
    {
        using var backend = new ManagedBackend(1);
        using var bench = new Workbench(backend, 0);
        int size = TestDesigns.AllOrders.TableLength;
        Design design = TestDesigns.Create(backend, TestDesigns.AllOrders, 300);
        SparseMatrix penalty = TestSparse.Random(size, size, 0.01f).Upload(backend);
        RowRange rows = RowRanges.Of(backend, "permuted rows", 300);
        Matrix tables = bench.Random(3, size, 1), weights = bench.Matrix(1, 300, TestValues.Masses(300, 2));
        Matrix means = bench.Result(3, rows.Count), scores = bench.Result(3, rows.Count), product = bench.Result(3, size);
        void Multiply()
        {
            backend.Interpolate(design, rows, tables, scores);
            backend.Means(LossKind.Softmax, scores, means);
            backend.Curvature(LossKind.Softmax, rows, means, weights, scores, scores);
            backend.CurvatureRoot(LossKind.Softmax, rows, means, weights, scores, scores);
            backend.InterpolateBackward(design, rows, scores, product);
            backend.MultiplySparse(penalty, tables, product, accumulate: true);
            backend.CurvatureDiagonal(LossKind.Softmax, rows, means, weights, scores);
            backend.InterpolateSquaresBackward(design, rows, scores, product);
        }

        SteadyAllocation(Multiply).ShouldBe(0);
    }

    // The runtime itself allocates now and then on the thread that happens to run, when it replaces a method by a faster version: so the
    // least of several.
    private static long SteadyAllocation(Action step)
    {
        step();
        return Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            step();
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }
}
