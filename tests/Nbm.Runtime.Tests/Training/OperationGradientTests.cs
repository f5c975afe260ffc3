using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Every differentiable operation against finite differences, in doubles. The loss is Σ c ∘ y with fixed random c.</summary>
public sealed class OperationGradientTests : IDisposable
{
    private readonly ReferenceBackend _backend = new();
    private readonly Workspace _workspace;
    private readonly ParameterSet _parameters = new();
    private readonly Initializer _initializer = new(3);

    public OperationGradientTests() => _workspace = new Workspace(_backend);

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Linear_gradients_match_finite_differences()
    {
        var layer = new LinearLayer(_backend, _parameters, _initializer, "linear", 3, 4);
        _parameters.Allocate(_workspace);
        Matrix x = _workspace.Allocate(5, 3).Randomize(1);
        Matrix y = _workspace.Allocate(5, 4);
        Matrix c = _workspace.Allocate(5, 4).Randomize(2);
        Matrix dx = _workspace.Allocate(5, 3);
        double Loss()
        {
            layer.Forward(x, y);
            return Dot(c, y);
        }

        layer.Backward(x, c, dx);
        CheckParameters(Loss);
        FiniteDifferences.ShouldMatch(dx.Values(), Loss, x, "x");
    }

    [Fact]
    public void Batch_norm_gradients_match_finite_differences_through_the_statistics()
    {
        Matrix weights = _workspace.Upload([0.1f, 0.2f, 0, 0.3f, 0.4f], 1, 5);
        var layer = new BatchNormLayer(_workspace, _parameters, "norm", weights, 3);
        _parameters.Allocate(_workspace);
        _parameters.Values.Randomize(4);
        Matrix x = _workspace.Allocate(5, 3).Randomize(5);
        Matrix y = _workspace.Allocate(5, 3);
        Matrix c = _workspace.Allocate(5, 3).Randomize(6);
        Matrix dx = _workspace.Allocate(5, 3);
        Matrix normalized = _workspace.Allocate(5, 3);
        double Loss()
        {
            _backend.Copy(x, normalized);
            layer.Forward(normalized, y);
            return Dot(c, y);
        }

        Loss();
        layer.Backward(normalized, c, dx);
        double[] gradient = dx.Values();
        CheckParameters(Loss);
        FiniteDifferences.ShouldMatch(gradient, Loss, x, "x");
    }

    [Fact]
    public void Exu_gradients_match_finite_differences()
    {
        var layer = new ExuLayer(_workspace, _parameters, _initializer, "exu", 3, 4, 2);
        _parameters.Allocate(_workspace);
        Matrix x = _workspace.Allocate(10, 3).Randomize(1);
        Matrix y = _workspace.Allocate(10, 4);
        Matrix c = _workspace.Allocate(10, 4).Randomize(2);
        Matrix dx = _workspace.Allocate(10, 3);
        double Loss()
        {
            layer.Forward(x, y);
            return Dot(c, y);
        }

        Loss();
        layer.Backward(x, c, dx);
        CheckParameters(Loss);
        FiniteDifferences.ShouldMatch(dx.Values(), Loss, x, "x");
        layer.Weight.Value.Values().Average().ShouldBe(4, 0.5);
        layer.Centre.Value.Values().ShouldAllBe(centre => centre >= 0 && centre <= 1);
    }

    [Fact]
    public void A_capped_unit_s_gradients_match_finite_differences()
    {
        var network = new Network(_workspace, _parameters, _initializer, "network");
        Variable y = network.UnitRelu(network.Linear("only", Network.Constant(_workspace.Allocate(40, 2).Randomize(1)), 3));
        _parameters.Allocate(_workspace);
        _parameters.Values.Randomize(2);
        Matrix c = _workspace.Allocate(40, 3).Randomize(3);
        double Loss()
        {
            network.Forward();
            return Dot(c, y.Value);
        }

        Loss();
        y.Value.Values().ShouldContain(1);
        y.Value.Values().ShouldContain(0);
        _backend.Copy(c, y.Gradient!);
        network.Backward();
        CheckParameters(Loss);
    }

    [Fact]
    public void Each_group_s_gradients_match_finite_differences_of_its_own_layers()
    {
        const int Groups = 3;
        const int Nodes = 5;
        Matrix weights = _workspace.Upload(
            [0.1f, 0.2f, 0, 0.3f, 0.4f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.5f, 0, 0, 0.25f, 0.25f], Groups, Nodes);
        var network = new Network(_workspace, _parameters, _initializer, "networks", Groups);
        Matrix inputs = _workspace.Allocate(Groups * Nodes, 2).Randomize(5);
        Variable hidden = network.Relu(network.BatchNorm("hidden", network.Linear("hidden", Network.Constant(inputs), 4), weights));
        Variable y = network.Linear("output", hidden, 1);
        _parameters.Allocate(_workspace);
        Matrix c = _workspace.Allocate(Groups * Nodes, 1).Randomize(6);
        double Loss()
        {
            network.Forward();
            return Dot(c, y.Value);
        }

        Loss();
        _backend.Copy(c, y.Gradient!);
        network.Backward();

        CheckParameters(Loss, parameter => parameter.Name != "networks: hidden bias");
        _parameters.All.Select(parameter => parameter.Rows).Distinct().ShouldBe([Groups * 2, Groups, Groups * 4]);
    }

    [Fact]
    public void Gradients_of_all_operations_that_read_a_variable_are_summed()
    {
        var network = new Network(_workspace, _parameters, _initializer, "network");
        Variable x = network.Linear("first", Network.Constant(_workspace.Allocate(4, 2).Randomize(1)), 3);
        Variable a = network.Linear("second", x, 2), b = network.Linear("third", x, 2);
        _parameters.Allocate(_workspace);
        Matrix c = _workspace.Allocate(4, 2).Randomize(2);
        double Loss()
        {
            network.Forward();
            return Dot(c, a.Value) + (2 * Dot(c, b.Value));
        }

        Loss();
        _backend.Copy(c, a.Gradient!);
        _backend.Fill(b.Gradient!, 0);
        _backend.Axpy(2, c, b.Gradient!);
        network.Backward();
        CheckParameters(Loss);
    }

    [Fact]
    public void Nothing_reads_what_an_operation_works_in_place_of()
    {
        var network = new Network(_workspace, _parameters, _initializer, "network");
        Variable x = network.Linear("first", Network.Constant(_workspace.Allocate(4, 2)), 3);
        Variable once = network.Linear("second", x, 3);
        Should.Throw<InvalidOperationException>(() => network.Relu(x)).Message.ShouldContain("Another operation reads");

        network.Relu(once);
        Should.Throw<InvalidOperationException>(() => network.Linear("third", once, 3)).Message.ShouldContain("works in place");
    }

    [Fact]
    public void A_basis_network_s_gradients_match_finite_differences()
    {
        Matrix inputs = _workspace.Allocate(7, 3).Randomize(7);
        Matrix weights = _workspace.Upload([0.125f, 0.25f, 0, 0.25f, 0.125f, 0.125f, 0.125f], 1, 7);
        var network = new BasisNetwork(_workspace, _parameters, _initializer, "bases", inputs, weights, [5, 4], 3);
        _parameters.Allocate(_workspace);
        Matrix c = _workspace.Allocate(7, 3).Randomize(8);
        double Loss()
        {
            network.Forward();
            return Dot(c, network.Bases);
        }

        Loss();
        _backend.Copy(c, network.BasesGradient);
        network.Backward();

        // Batch norm takes the mean away, so the loss doesn't depend on what a linear layer adds.
        CheckParameters(Loss, parameter => !parameter.Name.EndsWith("bias", StringComparison.Ordinal));
        _parameters.All.Where(parameter => parameter.Name.EndsWith("bias", StringComparison.Ordinal))
            .ShouldAllBe(parameter => parameter.Gradient.Values().All(value => Math.Abs(value) < 1e-12));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.4f)]
    public void Curve_weights_gradients_match_finite_differences_with_and_without_dropout(float rate)
    {
        const int Outputs = 2;
        const int Blocks = 3;
        const int Nodes = 4;
        const int Bases = 5;
        Parameter weight = _parameters.Add("weights", Outputs * Blocks, Bases, _initializer.Uniform(Outputs * Blocks * Bases, 1));
        _parameters.Allocate(_workspace);
        Matrix[] values = [_workspace.Allocate(Blocks, Nodes), _workspace.Allocate(Blocks, Nodes)];
        Matrix[] gradients = [_workspace.Allocate(Blocks, Nodes).Randomize(9), _workspace.Allocate(Blocks, Nodes).Randomize(10)];
        Matrix bases = _workspace.Allocate(Nodes, Bases).Randomize(11);
        Matrix basesGradient = _workspace.Allocate(Nodes, Bases);
        var curves = new CurveWeights(_workspace, weight, values, gradients);
        var dropout = new Dropout(rate, 12, 64);
        double Loss()
        {
            curves.Forward(bases, dropout);
            return Dot(gradients[0], values[0]) + Dot(gradients[1], values[1]);
        }

        Loss();
        curves.Backward(bases, basesGradient);
        CheckParameters(Loss);
        FiniteDifferences.ShouldMatch(basesGradient.Values(), Loss, bases, "bases");
        weight.Gradient.Values().Any(value => value == 0).ShouldBe(rate > 0);
    }

    [Fact]
    public void The_ridge_s_gradient_matches_finite_differences()
    {
        Parameter free = _parameters.Add("free", 2, 3, _initializer.Uniform(6, 1));
        _parameters.Allocate(_workspace);
        var ridge = new RidgePenalty(_backend, free, 0.3f);
        Matrix value = _workspace.Allocate(1, 1);
        ridge.AddGradient();
        double[] gradient = free.Gradient.Values();
        FiniteDifferences.ShouldMatch(gradient, () => { ridge.AddGradient(value); return value.Single(); }, free.Value, "free");
    }

    [Fact]
    public void The_output_penalty_s_gradient_matches_finite_differences()
    {
        TablePlan plan = Problems.Mixed(Schemas.Regression()).Plan;
        var penalty = new OutputPenalty(_workspace, plan, 2, 0.7);
        Matrix tables = _workspace.Allocate(2, plan.Layout.TableLength).Randomize(13);
        Matrix gradient = _workspace.Allocate(2, plan.Layout.TableLength);
        Matrix value = _workspace.Allocate(1, 1);
        penalty.AddGradient(tables, gradient);
        double[] once = gradient.Values();
        FiniteDifferences.ShouldMatch(once, () => { penalty.AddGradient(tables, gradient, value); return value.Single(); },
            tables, "tables");
    }

    private static double Dot(Matrix x, Matrix y) => x.Values().Zip(y.Values(), (a, b) => a * b).Sum();

    private void CheckParameters(Func<double> loss, Func<Parameter, bool>? which = null)
    {
        foreach (Parameter parameter in _parameters.All.Where(which ?? (_ => true)))
        {
            FiniteDifferences.ShouldMatch(parameter.Gradient.Values(), loss, parameter.Value, parameter.Name);
        }
    }
}
