using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What makes terms concise and diverse: its definition, its gradient, and what it does to a fit.</summary>
public sealed class TermLossTests
{
    private const double Sparsity = 0.3, Entropy = 0.7;
    private static readonly NetworkOptions s_options = new() { Sparsity = Sparsity, Entropy = Entropy };

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void It_is_the_mean_size_and_the_entropy_of_rows_less_that_of_means_and_its_gradient_that_of_finite_differences(int outputs)
    {
        using TrainingProblem problem = Problems.Mixed(outputs == 1 ? Schemas.Regression() : Schemas.Multiclass(outputs));
        DataSet data = problem.Training;
        TermLosses losses = TermLosses.Of(problem.Workspace, problem.Plan, outputs, s_options)!;
        Matrix tables = problem.Workspace.Allocate(outputs, problem.Plan.Layout.TableLength).Randomize(13);
        Matrix gradient = problem.Workspace.Allocate(outputs, problem.Plan.Layout.TableLength), value = problem.Workspace.Allocate(1, 1);
        double Value()
        {
            value.Set([0]);
            losses.Add(data, RowRange.All(data.Rows), tables, null, value);
            return value.Single();
        }

        Value().ShouldBe(Enumerable.Range(0, outputs).Sum(c => Plain(data, tables, c)), 1e-4);
        losses.Add(data, RowRange.All(data.Rows), tables, gradient, null);
        FiniteDifferences.ShouldMatch(
            gradient.Values(), () => Enumerable.Range(0, outputs).Sum(c => Plain(data, tables, c)), tables, "tables");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)] // What is held out to stop by may say that early is best.
    public void Terms_of_a_row_become_fewer_and_none_is_lost(double heldOut)
    {
        // Four numbers, each of which alone decides where a fifth says so, and all say a little everywhere.
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [.. "ABCD".Select(name => Schemas.Number($"{name}"))]);
        var noise = new Noise(3);
        TestRow[] rows = [.. Enumerable.Range(0, 800).Select(_ =>
        {
            double[] x = [noise.Uniform(-1, 1), noise.Uniform(-1, 1), noise.Uniform(-1, 1), noise.Uniform(-1, 1)];
            return new TestRow(x, x.Sum(own => (3 * Math.Pow(own, 5)) + (0.4 * own)));
        })];
        AdditiveModel Train(double entropy) => Problems.Train(schema, rows, new TrainingOptions
        {
            Refinement = Refinement.None, Threads = 1,
            Networks = new() { Entropy = entropy, Epochs = 60, BatchSize = 200, LearningRate = 0.01, ValidationFraction = heldOut,
                Nodes = 20, Bases = 16, HiddenUnits = [16] },
        });
        AdditiveModel free = Train(0), concise = Train(0.5);
        Conciseness(concise).ShouldBeLessThan(Conciseness(free));
        concise.Importances.ShouldAllBe(term => term.Selected && term.Importance > 0.05);

        double Conciseness(AdditiveModel model)
        {
            double[] columns = [.. Enumerable.Range(0, 4).SelectMany(f => rows.Select(row => row.Values[f]))];
            return Nbm.Models.TermConciseness.Of(model, columns, rows.Length, null, 2).Absolute;
        }
    }

    [Fact]
    public void Where_a_refinement_finds_terms_anew_it_is_refused()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        Should.Throw<ArgumentOutOfRangeException>(
            () => Problems.Train(schema, [], new TrainingOptions { Networks = new() { Entropy = 0.1 } })).Message
            .ShouldContain("Entropy is 0.1; expected: 0, where a refinement finds terms anew");
        Should.Throw<ArgumentOutOfRangeException>(
            () => Problems.Train(schema, [], new TrainingOptions { Refinement = Refinement.None, Networks = new() { Sparsity = -1 } }))
            .Message.ShouldContain("Sparsity is -1; expected: 0 and more");
    }

    private static double Plain(DataSet data, Matrix tables, int output)
    {
        double[] own = [.. tables.Values().Skip(output * data.Host.Layout.TableLength).Take(data.Host.Layout.TableLength)];
        double[][] sizes = [.. data.Host.Layout.Terms.Select(term =>
        {
            var contributions = new double[data.Rows];
            data.Host.Interpolate(term, own, contributions);
            return contributions.Select(Math.Abs).ToArray();
        })];
        double total = data.HostWeights.Sum();
        double Mean(Func<int, double> of) => Enumerable.Range(0, data.Rows).Sum(row => data.HostWeights[row] / total * of(row));
        double[] means = [.. sizes.Select(size => Mean(row => size[row]))];
        return (Sparsity * means.Average()) + (Entropy * (Mean(row => Of([.. sizes.Select(size => size[row])])) - Of(means)));
    }

    private static double Of(double[] sizes)
    {
        double sum = sizes.Sum(Math.Exp);
        return -sizes.Sum(size => Math.Exp(size) / sum * Math.Log(Math.Exp(size) / sum));
    }
}
