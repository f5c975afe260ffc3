using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>The matrix that is never built, held against one that is.</summary>
public sealed class RefinementSystemTests
{
    public static TheoryData<string> Tasks => Refinements.Tasks;

    public static TheoryData<string, bool> Layouts => new()
    {
        { "regression", true }, { "binary", true }, { "multiclass", true }, { "regression", false }, { "binary", false },
        { "multiclass", false },
    };

    [Theory]
    [MemberData(nameof(Layouts))]
    public void A_times_a_vector_is_curvature_and_penalty_times_it(string task, bool free)
    {
        TrainingData data = Refinements.Mixed(task);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data), free));
        Matrix v = Vector(stage).Randomize(4), product = Vector(stage);

        stage.System.Multiply(v, product);

        product.Values().ShouldMatch(Refinements.Matrix(stage, Refinements.Rows(data)).Times(v.Values()), 1e-6);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Conjugate_gradients_reach_the_dense_solution(string task, bool free)
    {
        TrainingData data = Refinements.Mixed(task);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data), free));
        Matrix b = Vector(stage).Randomize(6), x = Vector(stage);
        double[,] a = Refinements.Matrix(stage, Refinements.Rows(data));
        double[] expected = a.Inverse().Times(b.Values());

        stage.System.Solver.Solve(stage.System.Multiply, stage.System.Precondition, b, x, gained => 1e-8 * gained, 2000, default);

        double[] error = x.Values().Minus(expected);
        (Dense.Form(error, a, error) / Dense.Form(expected, a, expected)).ShouldBeLessThan(1e-6);
    }

    [Theory]
    [InlineData(1e-1)]
    [InlineData(1e-2)]
    [InlineData(1e-3)]
    [InlineData(1e-4)]
    public void The_error_that_is_left_is_within_ten_times_what_was_asked_for(double asked)
    {
        TrainingData data = Refinements.Mixed("regression");
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        double[,] a = Refinements.Matrix(stage, Refinements.Rows(data));
        double[,] inverse = a.Inverse();
        for (ulong seed = 0; seed < 8; seed++)
        {
            Matrix b = Projected(stage, data, seed), x = Vector(stage);
            double[] expected = inverse.Times(b.Values());

            stage.System.Solver.Solve(stage.System.Multiply, stage.System.Precondition, b, x, gained => asked * gained, 2000, default);

            double[] error = x.Values().Minus(expected);
            (Dense.Form(error, a, error) / Dense.Form(expected, a, expected)).ShouldBeLessThan(10 * asked);
        }
    }

    [Theory]
    [InlineData("regression", true)]
    [InlineData("binary", false)]
    public void Systems_side_by_side_have_the_bits_that_each_has_alone(string task, bool free)
    {
        TrainingData data = Refinements.Mixed(task);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data), free));
        RefinementSystem system = stage.System;
        Backend backend = system.Workspace.Backend;
        int size = stage.Layout.Count, most = system.Systems;
        most.ShouldBeGreaterThan(1);
        Matrix b = system.Workspace.Allocate(most, size).Randomize(6), x = system.Workspace.Allocate(most, size);
        backend.Scale(0, system.Workspace.View(b, size, 1, size)); // One that is solved before it begins.

        system.Solver.Solve(system.Multiply, system.Precondition, b, x, energy => 1e-5 * energy, 2000, default);

        for (int s = 0; s < most; s++)
        {
            Matrix alone = Vector(stage);
            system.Solver.Solve(
                system.Multiply, system.Precondition, system.Workspace.View(b, s * size, 1, size), alone, energy => 1e-5 * energy,
                2000, default);
            x.Values()[(s * size)..((s + 1) * size)].ShouldBe(alone.Values());
        }
    }

    [Fact]
    public void A_solution_begins_where_it_is_told_to()
    {
        TrainingData data = Refinements.Mixed("regression");
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data)));
        Matrix b = Vector(stage).Randomize(6), x = Vector(stage), again = Vector(stage);
        stage.System.Solver.Solve(stage.System.Multiply, stage.System.Precondition, b, x, gained => 1e-7 * gained, 2000, default);
        int cold = stage.System.Solver.Iterations;
        stage.System.Workspace.Backend.Copy(x, again);

        stage.System.Solver.Solve(stage.System.Multiply, stage.System.Precondition, b, again, _ => 1e-4, 2000, default);

        (stage.System.Solver.Iterations - cold).ShouldBeLessThan(cold / 2);
        again.Values().ShouldMatch(x.Values(), 1e-2);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void A_model_of_one_curve_takes_a_few_iterations(string task)
    {
        // The preconditioner knows all but the intercept, and what a class tells another.
        var noise = new Noise(3);
        ModelSchema schema = Schemas.Of(Refinements.Target(task), [Schemas.Number("A", nullable: true)]);
        TrainingData data = Problems.Data(
            schema, [.. Enumerable.Range(0, 400)
                .Select(i => new TestRow([i % 9 == 0 ? double.NaN : noise.Normal()], i % Math.Max(2, schema.Target.Classes.Length)))]);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data, curve: 200)));
        Matrix b = Projected(stage, data, 6), x = Vector(stage);
        int before = stage.System.Solver.Iterations;

        stage.System.Solver.Solve(stage.System.Multiply, stage.System.Precondition, b, x, gained => 1e-6 * gained, 2000, default);

        (stage.System.Solver.Iterations - before).ShouldBeLessThan(task == "multiclass" ? 60 : 10);
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void The_preconditioner_inverts_each_curve_s_block(string task, bool free)
    {
        TrainingData data = Refinements.Mixed(task);
        RefinementGrid grid = Refinements.Grid(data);
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(grid, free));
        double[,] a = Refinements.Matrix(stage, Refinements.Rows(data));
        int output = stage.System.HostInverses.Length - 1, size = stage.Layout.Count;
        double[,] inverse = Dense.Of(stage.System.HostInverses[output]!);
        foreach (int term in new[] { 0, 1, 4 })
        {
            int[] own = [.. stage.Layout.Components.Where(c => c.Term == term).SelectMany(c => Enumerable.Range(c.Offset, c.Length))];
            double[,] block = Dense.Of(own.Length, own.Length, (i, j) => a[(output * size) + own[i], (output * size) + own[j]]);

            Dense.Of(own.Length, own.Length, (i, j) => inverse[own[i], own[j]]).ShouldMatch(block.Inverse(), 1e-4);
        }
    }

    [Fact]
    public void Noise_in_the_rows_space_reaches_the_unknowns_with_the_covariance_of_the_data()
    {
        TrainingData data = Refinements.Mixed("multiclass");
        using RefinementStage stage = Refinements.Solved(data, Refinements.Layout(Refinements.Grid(data, 4, 2)));
        RefinementData rows = Refinements.Rows(data);
        using var workspace = new Workspace(stage.System.Workspace.Backend);
        Matrix noise = workspace.Allocate(rows.Outputs, rows.Count), projected = Vector(stage), v = Vector(stage).Randomize(8);
        double[] direction = v.Values();
        double expected = Dense.Form(direction, Refinements.Curvature(stage, rows), direction);
        var normal = new Noise(9);
        const int Draws = 3000;
        double variance = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            noise.Set([.. Enumerable.Range(0, noise.Length).Select(_ => normal.Normal())]);
            stage.System.Project(noise, projected);
            double along = direction.Zip(projected.Values(), (p, q) => p * q).Sum();
            variance += along * along / Draws;
        }

        // The mean of 3,000 squares scatters by √(2/3000) = 2.6 %.
        variance.ShouldBe(expected, 0.12 * expected);
    }

    [Fact]
    public void Float32_solves_what_doubles_do()
    {
        TrainingData data = Refinements.Mixed("binary");
        UnknownLayout layout = Refinements.Layout(Refinements.Grid(data));
        using var backend = new ManagedBackend(2);
        using RefinementStage stage = Refinements.Solved(data, layout, backend);
        using RefinementStage exact = Refinements.Solved(data, layout);
        RefinementData rows = Refinements.Rows(data);
        double[] error = Array.ConvertAll(stage.Unknowns, value => (double)value).Minus(exact.System.Unknowns.Values());

        (Dense.Form(error, Refinements.Matrix(exact, rows), error) * rows.Count).ShouldBeLessThan(0.01, "in units of log likelihood");
    }

    // A right-hand side as they occur: something that rows say. It says nothing about what all classes have in common.
    private static Matrix Projected(RefinementStage stage, TrainingData data, ulong seed)
    {
        RefinementData rows = Refinements.Rows(data);
        Matrix noise = stage.System.Workspace.Allocate(rows.Outputs, rows.Count), projected = Vector(stage);
        stage.System.Project(noise.Randomize(seed), projected);
        return projected;
    }

    private static Matrix Vector(RefinementStage stage) => stage.System.Workspace.Allocate(stage.System.Unknowns.Rows, stage.Layout.Count);
}
