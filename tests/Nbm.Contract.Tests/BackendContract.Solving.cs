using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Contract.Tests;

/// <summary>Numbers that stay where they were computed, and conjugate gradients, whose steps they are.</summary>
public abstract partial class BackendContract
{
    private const int Unknowns = 60, Side = 3;

    [Fact]
    public void A_quotient_that_is_no_positive_number_is_0()
    {
        using Workbench bench = Bench();
        Matrix over = bench.Matrix(1, 9, 6, 0, 0, 1, -1, 1, float.NaN, 1, float.PositiveInfinity);
        Matrix under = bench.Matrix(1, 9, 4, 0, 5, 0, 2, -2, 1, float.NaN, 1), quotient = bench.Result(1, 9);
        Backend.Quotient(over, under, quotient);
        bench.Read(quotient).ShouldBe([1.5f, 0, 0, 0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Each_group_has_a_factor_of_its_own()
    {
        using Workbench bench = Bench();
        Matrix factors = bench.Matrix(2, 1, 2, -1);
        Matrix x = bench.Matrix(4, 2, 1, 2, 3, 4, 5, 6, 7, 8), y = bench.Matrix(4, 2, 0, 0, 0, 0, 1, 1, 1, 1);
        Backend.Axpy(-1, factors, x, y);
        Backend.Scale(factors, x);
        bench.Read(y).ShouldBe([-2, -4, -6, -8, 6, 7, 8, 9]);
        bench.Read(x).ShouldBe([2, 4, 6, 8, -5, -6, -7, -8]);
    }

    [Fact]
    public void Each_group_has_the_dot_product_that_it_has_alone()
    {
        using Workbench bench = Bench();
        Matrix x = bench.Random(Side * 7, 501, 1), y = bench.Random(Side * 7, 501, 2);
        Matrix all = bench.Result(Side, 1), one = bench.Result(1, 1);
        Backend.Dot(x, y, all);
        for (int n = 0; n < Side; n++)
        {
            Backend.Dot(Backend.View(x, n * 7 * 501, 7, 501), Backend.View(y, n * 7 * 501, 7, 501), one);
            bench.Read(one)[0].ShouldBe(bench.Read(all)[n], 1e-6 * Math.Abs(bench.Read(all)[n]));
        }
    }

    [Fact]
    public void Factors_of_other_groups_are_refused()
    {
        ShouldRefuse("the numbers is 2 × 2; it must be 2 × 1", bench => Backend.Scale(bench.Random(2, 2, 1), bench.Random(4, 3, 1)));
        const string NoGroups = "x is 5 × 3, which isn't 2 groups";
        ShouldRefuse(NoGroups, bench => Backend.Axpy(1, bench.Random(2, 1, 1), bench.Random(5, 3, 1), bench.Random(5, 3, 1)));
        ShouldRefuse(NoGroups, bench => Backend.Dot(bench.Random(5, 3, 1), bench.Random(5, 3, 1), bench.Result(2, 1)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Conjugate_gradients_solve_systems_side_by_side_however_seldom_they_are_read(int unread)
    {
        using var workspace = new Workspace(Backend);
        (SparseMatrix a, SparseMatrix inverse, double[,] dense) = System(workspace);
        double[][] expected = [.. Enumerable.Range(0, Side).Select(Solution)];
        Matrix b = workspace.Upload([.. expected.SelectMany(x => Product(dense, x)).Select(value => (float)value)], Side, Unknowns);
        Matrix solution = workspace.Allocate(Side, Unknowns);
        var solver = new ConjugateGradients(workspace, 1, Unknowns, Side, unread);
        solver.Solve(By(a), By(inverse), b, solution, gained => 1e-10 * gained, 200, default);
        var found = new float[Side * Unknowns];
        Backend.Download(solution, found);
        ShouldAgree(found, [.. expected.SelectMany(x => x).Select(value => (float)value)], 1e-4);
        solver.Iterations.ShouldBeInRange(Side * 5, Side * 80);
    }

    [Fact]
    public void Conjugate_gradients_stay_where_rounding_is_all_that_is_left()
    {
        using var workspace = new Workspace(Backend);
        (SparseMatrix a, SparseMatrix inverse, _) = System(workspace);
        Matrix b = workspace.Allocate(1, Unknowns), solution = workspace.Allocate(1, Unknowns);
        var solver = new ConjugateGradients(workspace, 1, Unknowns, 1, unread: 6);
        solver.Solve(By(a), By(inverse), b, solution, _ => 0, 200, default);
        var found = new float[Unknowns];
        Backend.Download(solution, found);
        found.ShouldAllBe(value => value == 0);
        solver.Iterations.ShouldBe(6);
    }

    private static double[] Solution(int system) =>
        Array.ConvertAll(TestValues.Centred(Unknowns, (ulong)(20 + system)), value => (double)value);

    private Action<Matrix, Matrix> By(SparseMatrix a) => (x, y) => Backend.MultiplySparse(a, x, y);

    // A band, positive definite and uneven, and 1 over its diagonal.
    private static (SparseMatrix A, SparseMatrix Inverse, double[,] Dense) System(Workspace workspace)
    {
        var dense = new double[Unknowns, Unknowns];
        var inverse = new float[Unknowns * Unknowns];
        for (int i = 0; i < Unknowns; i++)
        {
            dense[i, i] = 2.5 + (i % 7);
            inverse[(i * Unknowns) + i] = (float)(1 / dense[i, i]);
            if (i > 0)
            {
                dense[i, i - 1] = dense[i - 1, i] = -1;
            }
        }

        SparseMatrix Upload(IEnumerable<float> values) =>
            workspace.Own(TestSparse.Of(Unknowns, Unknowns, [.. values]).Upload(workspace.Backend));
        return (Upload(dense.Cast<double>().Select(value => (float)value)), Upload(inverse), dense);
    }

    private static IEnumerable<double> Product(double[,] a, double[] x) =>
        Enumerable.Range(0, x.Length).Select(i => Enumerable.Range(0, x.Length).Sum(k => a[i, k] * x[k]));
}
