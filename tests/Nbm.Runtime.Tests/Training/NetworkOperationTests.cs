using Nbm.Backends;
using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>
/// Every operation of a network that learns rows, in doubles: gradients of what is below it against finite differences, and what it is in
/// serving. The loss is Σ c ∘ y with fixed random c.
/// </summary>
public sealed class NetworkOperationTests : IDisposable
{
    private const int Rows = 6;

    private readonly ReferenceBackend _backend = new();
    private readonly Workspace _workspace;
    private readonly ParameterSet _parameters = new();
    private readonly Network _network;
    private readonly Variable _x;
    private readonly Variable _y;

    public NetworkOperationTests()
    {
        _workspace = new Workspace(_backend);
        _network = new Network(_workspace, _parameters, new Initializer(3), "network");
        _x = _network.Linear("x", Network.Constant(_workspace.Allocate(Rows, 3).Randomize(1)), 4);
        _y = _network.Linear("y", Network.Constant(_workspace.Allocate(Rows, 3).Randomize(2)), 4);
    }

    public static TheoryData<string> Operations =>
    [
        .. Enum.GetValues<ElementMap>().Where(map => map != ElementMap.InverseSquareRoot).Select(map => $"map {map}"),
        "square", "cube", "fifth power", "sum", "sum with itself", "product", "product with itself", "matrix product", "softmax", "dropout",
        "concatenate",
        "slice", "gather", "linear without bias", "scores", "batch norm", "relu of relu", "batch norm behind relu", "mixture",
        "detached gates",
    ];

    public void Dispose() => _workspace.Dispose();

    [Theory]
    [MemberData(nameof(Operations))]
    public void Gradients_match_finite_differences(string operation)
    {
        Variable result = Record(operation);
        _parameters.Allocate(_workspace);
        Matrix weight = Single("network: out weight") ?? _workspace.Allocate(1, 1);
        weight.Randomize(7);
        Matrix c = _workspace.Allocate(result.Rows, result.Columns).Randomize(5);
        double Loss()
        {
            _network.Forward();
            return Dot(c, result.Value);
        }

        Loss();
        _backend.Copy(c, result.Gradient!);
        _network.Backward();
        foreach (Parameter parameter in _parameters.All.Where(parameter => parameter.Rate > 0 && Moves(operation, parameter)))
        {
            FiniteDifferences.ShouldMatch(parameter.Gradient.Values(), Loss, parameter.Value, $"{operation}: {parameter.Name}");
        }
    }

    [Fact]
    public void What_is_detached_gives_no_gradient_back()
    {
        Variable gates = _network.Map(ElementMap.Sigmoid, _x);
        Variable gated = _network.Multiply(Network.Detach(gates), _y);
        _parameters.Allocate(_workspace);
        _network.Forward();
        _backend.Fill(gated.Gradient!, 1);
        _network.Backward();
        _parameters.Find("network: x weight", 3, 4).Gradient.Values().ShouldAllBe(value => value == 0);
        _parameters.Find("network: y weight", 3, 4).Gradient.Values().ShouldContain(value => value != 0);
    }

    [Fact]
    public void A_result_that_operations_read_too_takes_both_gradients()
    {
        Variable squares = _network.Power(_x, 2);
        Matrix direct = _network.Result(_x), c = _workspace.Allocate(Rows, 4).Randomize(5);
        _parameters.Allocate(_workspace);
        double Loss()
        {
            _network.Forward();
            return Dot(c, squares.Value) + (3 * Dot(c, _x.Value));
        }

        Loss();
        _backend.Copy(c, squares.Gradient!);
        _backend.Fill(direct, 0);
        _backend.Axpy(3, c, direct);
        _network.Backward();
        Parameter weight = _parameters.Find("network: x weight", 3, 4);
        FiniteDifferences.ShouldMatch(weight.Gradient.Values(), Loss, weight.Value, "weight");
    }

    [Fact]
    public void An_embedding_learns_the_rows_of_the_levels_that_a_batch_meets()
    {
        var at = new RowSelection
        {
            Indices = _workspace.Own(_backend.Upload([4, 1, -1, 2, 1, 0, 3])),
            Rows = new RowRange(_workspace.Own(_backend.Upload([6, 1, 2, 4, 3, 0])), 1, 5),
        };
        Variable rows = _network.Embedding("level", at, 5, 5, 3);
        _parameters.Allocate(_workspace);
        Matrix c = _workspace.Allocate(5, 3).Randomize(5);
        double Loss()
        {
            _network.Forward();
            return Dot(c, rows.Value);
        }

        Loss();
        _backend.Copy(c, rows.Gradient!);
        _network.Backward();
        Parameter table = _parameters.Find("network: level embedding", 5, 3);
        FiniteDifferences.ShouldMatch(table.Gradient.Values(), Loss, table.Value, "embedding");
        rows.Value.Values()[3..6].ShouldAllBe(value => value == 0); // Row 2 has no level.
        table.Gradient.Values()[9..12].ShouldAllBe(value => value == 0); // No row of the batch has level 3.
    }

    [Fact]
    public void Dropout_is_drawn_anew_at_each_step_and_leaves_serving_alone()
    {
        Variable dropped = _network.Dropout(_x, 0.5, 11);
        _parameters.Allocate(_workspace);
        double[] Forward(int step)
        {
            _network.Step = step;
            _network.Forward();
            return dropped.Value.Values();
        }

        double[] first = Forward(0), second = Forward(1);
        first.ShouldNotBe(second);
        Forward(0).ShouldBe(first);
        first.ShouldContain(0.0);
        _network.Evaluate();
        dropped.Value.Values().ShouldBe(_x.Value.Values());
    }

    [Fact]
    public void Batch_norm_serves_by_running_averages_of_what_batches_had()
    {
        Matrix input = _workspace.Allocate(Rows, 3);
        var network = new Network(_workspace, _parameters, new Initializer(4), "running");
        Variable x = network.Linear("hidden", Network.Constant(input), 2), y = network.BatchNorm("hidden", x);
        _parameters.Allocate(_workspace);
        double[] mean = [0, 0], variance = [1, 1];
        for (int step = 0; step < 25; step++)
        {
            input.Randomize((ulong)(20 + step));
            network.Step = step;
            network.Evaluate(); // x as it is, without being normalised in place.
            double[] values = x.Value.Values();
            double share = Math.Max(0.1, 1.0 / (step + 1));
            for (int k = 0; k < 2; k++)
            {
                double[] column = [.. values.Where((_, i) => i % 2 == k)];
                mean[k] += share * (column.Average() - mean[k]);
                variance[k] += share * (column.Select(value => Math.Pow(value - column.Average(), 2)).Average() + BatchNormLayer.Epsilon
                    - variance[k]);
            }

            network.Forward();
        }

        network.Evaluate();
        double[] inputs = x.Value.Values();
        double[] expected = [.. inputs.Select((value, i) => (value - mean[i % 2]) / Math.Sqrt(variance[i % 2]))];
        double[] served = y.Value.Values();
        for (int i = 0; i < served.Length; i++)
        {
            served[i].ShouldBe(expected[i], 1e-5);
        }
    }

    [Fact]
    public void A_second_recording_for_fewer_rows_has_the_parameters_and_the_memory_of_the_first()
    {
        var repeated = new RepeatedWorkspace(_workspace);
        var parameters = new ParameterSet();
        Matrix input = _workspace.Allocate(5, 3).Randomize(1);
        (Network Network, Variable Scores) Record(int rows)
        {
            repeated.Restart();
            var network = new Network(repeated, parameters, new Initializer(3), "rows");
            Variable x = network.Relu(
                network.BatchNorm("hidden", network.Linear("hidden", Network.Constant(_workspace.View(input, 0, rows, 3)), 4)));
            return (network, network.Scores("scores", x, [0.5]));
        }

        var five = Record(5);
        parameters.Allocate(_workspace);
        var four = Record(4);
        parameters.All.Select(parameter => parameter.Name).ShouldBeUnique();
        parameters.Find("rows: scores weight", 4, 1).Value.Randomize(3);
        five.Network.Forward(); // The first step's averages are its own.
        five.Network.Evaluate();
        double[] whole = five.Scores.Value.Values();
        four.Network.Evaluate();
        four.Scores.Value.Values().ShouldBe(whole[..4]);
        four.Scores.Value.Overlaps(five.Scores.Value).ShouldBeTrue();
    }

    private Variable Record(string operation) => operation switch
    {
        "square" => _network.Power(_x, 2),
        "cube" => _network.Power(_x, 3),
        "fifth power" => _network.Power(_x, 5),
        "sum" => _network.Add(_x, _y),
        "sum with itself" => _network.Add(_x, _x),
        "product" => _network.Multiply(_x, _y),
        "product with itself" => _network.Multiply(_x, _x),
        "matrix product" => _network.Product(_x, _network.Product(Network.Constant(_workspace.Allocate(4, Rows).Randomize(12)), _y)),
        "softmax" => _network.Softmax(_x),
        "dropout" => _network.Dropout(_network.Relu(_x), 0.4, 11),
        "concatenate" => _network.Power(_network.Concatenate(_x, _y, _x), 2),
        "slice" => _network.Power(_network.Slice(_x, 1, 2), 2),
        "gather" => _network.GatherRows(_x,
            new RowSelection { Indices = _workspace.Own(_backend.Upload([5, 0, -1, 5])), Rows = RowRange.All(4) }, 4),
        "linear without bias" => _network.Linear("out", _x, 2, hasBias: false),
        "scores" => _network.Scores("out", _x, [0.5, -1]),
        "batch norm" => _network.Map(ElementMap.Tanh, _network.BatchNorm("norm", _x)),
        "relu of relu" => _network.Relu(_network.Relu(_x)),
        "batch norm behind relu" => _network.BatchNorm("norm", _network.Relu(_x)),
        "mixture" => _network.Multiply(_network.Softmax(_network.Add(_x, _y)), _network.Map(ElementMap.LeakyRelu, _y)),
        "detached gates" =>
            _network.Multiply(Network.Detach(_network.Softmax(Network.Constant(_workspace.Allocate(Rows, 4).Randomize(9)))), _y),
        _ => _network.Map(Enum.Parse<ElementMap>(operation["map ".Length..]), _x),
    };

    // What batch norm takes the mean of moves nothing by what is added to it; what an operation doesn't read neither.
    private static bool Moves(string operation, Parameter parameter) =>
        !(operation == "batch norm" && parameter.Name == "network: x bias")
        && (parameter.Name.StartsWith("network: y", StringComparison.Ordinal)
            ? operation is "sum" or "product" or "matrix product" or "concatenate" or "mixture" or "detached gates"
            : operation != "detached gates" || !parameter.Name.StartsWith("network: x", StringComparison.Ordinal));

    private Matrix? Single(string name) => _parameters.All.FirstOrDefault(parameter => parameter.Name == name)?.Value;

    private static double Dot(Matrix x, Matrix y) => x.Values().Zip(y.Values(), (a, b) => a * b).Sum();
}
