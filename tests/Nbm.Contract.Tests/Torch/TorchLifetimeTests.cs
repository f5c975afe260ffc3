using Nbm.Backends;
using Nbm.Testing;
using TorchSharp;

namespace Nbm.Contract.Tests.Torch;

/// <summary>Who owns native memory, and that none is left behind.</summary>
public sealed class TorchLifetimeTests
{
    private static readonly (LossKind Kind, int Outputs)[] s_losses = [(LossKind.Squared, 1), (LossKind.Logistic, 1),
        (LossKind.Softmax, 3)];

    // Of this thread: other tests run beside.
    private static long LiveTensors => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;

    [Fact]
    public void A_thousand_steps_leave_no_tensor_behind()
    {
        using TorchBackend backend = TorchBackend.Best();
        using var bench = new Workbench(backend, 0);
        using Design design = TestDesigns.Create(backend, TestDesigns.AllOrders, 60);
        using SparseMatrix penalty = TestSparse.Random(TestDesigns.AllOrders.TableLength, TestDesigns.AllOrders.TableLength, 0.01f)
            .Upload(backend);
        RowRange rows = RowRanges.Of(backend, "permuted rows", 60);
        Action<int> step = Step(backend, bench, design, penalty, rows);
        step(1);
        (long tensors, long? bytes) before = (LiveTensors, backend.DeviceMemory);
        for (int i = 2; i <= 1001; i++)
        {
            step(i);
        }

        (LiveTensors, backend.DeviceMemory).ShouldBe(before);
    }

    [Fact]
    public void Disposing_of_everything_gives_all_memory_back()
    {
        long tensors = LiveTensors;
        using TorchBackend backend = TorchBackend.Best();
        Matrix x = backend.Allocate(3, 4);
        _ = backend.View(x, 1, 2, 2);
        Design design = TestDesigns.Create(backend, TestDesigns.AllOrders, 10);
        SparseMatrix sparse = TestSparse.Of(1, 3, [1, 2, 3]).Upload(backend);
        IndexVector indices = backend.Upload([0, 1, -1]);
        backend.DeviceMemory.ShouldNotBeNull().ShouldBeGreaterThan(12 * sizeof(float));
        foreach (IDisposable memory in new IDisposable[] { x, design, sparse, indices })
        {
            memory.Dispose();
            memory.Dispose();
        }

        backend.DeviceMemory.ShouldBe(0);
        LiveTensors.ShouldBe(tensors);
    }

    [Fact]
    public void A_caller_s_dispose_scope_takes_nothing_from_the_backend()
    {
        using TorchBackend backend = TorchBackend.Best();
        Matrix x;
        using (torch.NewDisposeScope())
        {
            x = backend.Allocate(1, 2);
        }

        backend.Fill(x, 7);
        var values = new float[2];
        backend.Download(x, values);
        values.ShouldBe([7, 7]);
        x.Dispose();
    }

    [Fact]
    public void What_was_disposed_of_is_refused_and_so_are_views_of_it()
    {
        using TorchBackend backend = TorchBackend.Best();
        Matrix x = backend.Allocate(2, 2), y = backend.Allocate(1, 1);
        Matrix view = backend.View(x, 1, 1, 2);
        SparseMatrix sparse = TestSparse.Of(1, 1, [1]).Upload(backend);
        Design design = TestDesigns.Create(backend, TestDesigns.InterceptAlone, 1);
        x.Dispose();
        sparse.Dispose();
        design.Dispose();
        Should.Throw<ObjectDisposedException>(() => backend.Fill(x, 1));
        Should.Throw<ObjectDisposedException>(() => backend.Fill(view, 1));
        Should.Throw<ObjectDisposedException>(() => backend.MultiplySparse(sparse, y, backend.Allocate(1, 1)));
        Should.Throw<ObjectDisposedException>(() => backend.Interpolate(design, RowRange.All(1), y, backend.Allocate(1, 1)));
        backend.Dispose();
        Should.Throw<ObjectDisposedException>(() => backend.Fill(y, 1));
    }

    [Fact]
    public void Memory_of_another_backend_is_refused()
    {
        using TorchBackend backend = TorchBackend.Best(), other = TorchBackend.Best();
        using Matrix x = other.Allocate(2, 2);
        Should.Throw<ArgumentException>(() => backend.Fill(x, 1)).Message.ShouldContain("memory doesn't move between backends");
    }

    // Every kernel, all losses.
    private static Action<int> Step(TorchBackend backend, Workbench bench, Design design, SparseMatrix penalty, RowRange rows)
    {
        int size = TestDesigns.AllOrders.TableLength;
        IndexVector map = backend.Upload(TestValues.Integers(size, -1, size - 1, 7));
        Matrix tables = bench.Random(1, size, 1), gathered = bench.Result(1, size), loss = bench.Result(1, 1);
        Matrix targets = bench.Matrix(1, 60, new float[60]), weights = bench.Matrix(1, 60, TestValues.Masses(60, 2));
        Matrix a = bench.Random(20, 15, 3), b = bench.Random(15, 10, 4), c = bench.Result(20, 10), row = bench.Random(1, 10, 5),
            sums = bench.Result(1, 10);
        Matrix masses = bench.Matrix(1, 20, TestValues.Masses(20, 6)), y = bench.Result(20, 10), dx = bench.Result(20, 10),
            gamma = bench.Result(1, 10), beta = bench.Result(1, 10);
        Matrix parameters = bench.Random(1, 10, 8), first = bench.Matrix(1, 10, new float[10]), second = bench.Matrix(1, 10, new float[10]);
        var ofLosses = s_losses.ToDictionary(l => l.Kind, l => (
            bench.Result(l.Outputs, rows.Count), bench.Result(l.Outputs, rows.Count), bench.Random(l.Outputs, size, 9),
            bench.Result(l.Outputs, size)));
        return i =>
        {
            backend.DropoutMask(c, 0.5f, 1, (ulong)i);
            backend.MatMul(a, false, b, false, c, accumulate: true);
            backend.AddRow(row, c);
            backend.BatchNorm(c, masses, row, row, 1e-5f, c, sums, y);
            backend.Relu(y, y);
            backend.ReluBackward(y, c, dx);
            backend.BatchNormBackward(dx, c, masses, row, sums, dx, gamma, beta);
            backend.ColumnSums(dx, gamma);
            backend.AdamW(parameters, gamma, first, second, new AdamWStep(i, 0.01f, 0.1f));
            backend.Gather(tables, map, gathered);
            backend.ScatterAdd(gathered, map, tables);
            backend.Multiply(tables, tables, gathered);
            backend.Scale(0.5f, gathered);
            backend.Axpy(0.1f, gathered, tables);
            backend.Dot(tables, tables, loss);
            foreach ((LossKind kind, (Matrix s, Matrix means, Matrix p, Matrix product)) in ofLosses)
            {
                backend.Interpolate(design, rows, p, s);
                backend.Means(kind, s, means);
                backend.Loss(kind, rows, s, targets, weights, s, loss);
                backend.Curvature(kind, rows, means, weights, s, s);
                backend.CurvatureRoot(kind, rows, means, weights, s, s);
                backend.InterpolateBackward(design, rows, s, p);
                backend.MultiplySparse(penalty, p, product);
                backend.CurvatureDiagonal(kind, rows, means, weights, s);
                backend.InterpolateSquaresBackward(design, rows, s, p);
            }
        };
    }
}
