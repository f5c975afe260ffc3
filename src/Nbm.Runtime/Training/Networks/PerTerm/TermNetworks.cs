using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// A network for each curve (Agarwal et al. 2021; the layout of Radenovic et al. 2022): linear, batch norm and ReLU for each width, then
/// one number g; of ExU units the first layer has those, capped at 1, in place of the three. Output c takes V_cn g_n: classes see one
/// curve in proportions of their own. All networks of an order are groups of one, so that every kernel runs once for all of them.
/// </summary>
internal sealed class TermNetworks : CurveNetwork
{
    private readonly Workspace _workspace;
    private readonly Network _network;
    private readonly Matrix _curves;
    private readonly Matrix _curveGradients;
    private readonly int _count;
    private Parameter? _weights;
    private Output[] _outputs = [];

    /// <param name="workspace">Where to compute.</param>
    /// <param name="grid">The blocks, each with nodes of its own.</param>
    /// <param name="parameters">Takes the networks' parameters.</param>
    /// <param name="initializer">Their initial values.</param>
    /// <param name="inputs">(N · G) × inputs.</param>
    /// <param name="nodeWeights">N × G, each row summing to 1.</param>
    /// <param name="options">Widths and units.</param>
    public TermNetworks(
        Workspace workspace, NodeGrid grid, ParameterSet parameters, Initializer initializer, Matrix inputs, Matrix nodeWeights,
        NetworkOptions options)
        : base(grid)
    {
        _workspace = workspace;
        _count = grid.Blocks.Length;
        CheckSize(grid, inputs.Columns, options);
        _network = new Network(workspace, parameters, initializer, $"networks {grid.Order}", _count);
        Variable x = Network.Constant(inputs);
        for (int i = 0; i < options.HiddenUnits.Length; i++)
        {
            string layer = $"layer {i + 1}";
            x = i == 0 && options.Units == NetworkUnits.Exu
                ? _network.UnitRelu(_network.Exu(layer, x, options.HiddenUnits[i]))
                : _network.Relu(_network.BatchNorm(layer, _network.Linear(layer, x, options.HiddenUnits[i]), nodeWeights));
        }

        x = _network.Linear("output", x, 1);
        _curves = workspace.View(x.Value, 0, _count, grid.Count);
        _curveGradients = workspace.View(x.Gradient!, 0, _count, grid.Count);
    }

    public override void DeclareOutputs(ParameterSet parameters, Initializer initializer, int outputs, int terms)
    {
        int length = outputs * _count;
        _weights = parameters.Add($"outputs {Grid.Order}", length, 1, initializer.Uniform(length, 1 / Math.Sqrt(terms)));
    }

    public override void Attach(Matrix[] values, Matrix[] gradients) => _outputs = [.. values.Select((value, c) => new Output(
        _workspace.View(_weights!.Value, c * _count, _count, 1), _workspace.View(_weights.Gradient, c * _count, _count, 1), value,
        gradients[c]))];

    public override void Evaluate() => _network.Forward();

    public override void Forward(Dropout? dropout)
    {
        foreach (Output output in _outputs)
        {
            _workspace.Backend.GroupedMatMul(_count, output.Weights, false, _curves, false, output.Values);
        }
    }

    public override void Backward()
    {
        Backend backend = _workspace.Backend;
        for (int c = 0; c < _outputs.Length; c++)
        {
            Output output = _outputs[c];
            backend.GroupedMatMul(_count, output.ValueGradients, false, _curves, true, output.WeightGradients);
            backend.GroupedMatMul(_count, output.Weights, true, output.ValueGradients, false, _curveGradients, accumulate: c > 0);
        }

        _network.Backward();
    }

    private static void CheckSize(NodeGrid grid, int inputs, NetworkOptions options)
    {
        long networks = grid.Blocks.Length, before = inputs, largest = 0;
        foreach (int units in options.HiddenUnits)
        {
            largest = Math.Max(largest, networks * Math.Max((long)grid.Count * units, before * units));
            before = units;
        }

        if (largest > Array.MaxLength)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"{networks:#,0} networks of order {grid.Order}, each on {grid.Count:#,0} nodes, have a layer of {largest:#,0} numbers; ")
                + FormattableString.Invariant($"at most {Array.MaxLength:#,0} are possible. Use fewer levels beside numbers (MaxLevels), ")
                + "fewer nodes (Nodes, InteractionNodes) or HiddenUnits, or NetworkKind.SharedBases.");
        }
    }

    private sealed record Output(Matrix Weights, Matrix WeightGradients, Matrix Values, Matrix ValueGradients);
}
