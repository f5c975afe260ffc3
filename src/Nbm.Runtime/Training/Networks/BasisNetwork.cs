using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// h: all K bases on all nodes of one interaction order, H = h(v), shared by every curve of that order (Radenovic et al. 2022,
/// section 3; design.md section 2). Each hidden layer is linear, batch norm, ReLU; so is the output, and bases are never negative.
/// </summary>
internal sealed class BasisNetwork
{
    private readonly Backend _backend;
    private readonly Matrix _inputs;
    private readonly List<Layer> _layers = [];

    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes the network's parameters.</param>
    /// <param name="initializer">Their initial values.</param>
    /// <param name="name">The network's name.</param>
    /// <param name="inputs">G × inputs: what the network sees at each node.</param>
    /// <param name="nodeWeights">1 × G, summing to 1: the share of the training data on each node.</param>
    /// <param name="hiddenUnits">Widths of the hidden layers.</param>
    /// <param name="bases">K.</param>
    public BasisNetwork(
        Workspace workspace,
        ParameterSet parameters,
        Initializer initializer,
        string name,
        Matrix inputs,
        Matrix nodeWeights,
        ImmutableArray<int> hiddenUnits,
        int bases)
    {
        _backend = workspace.Backend;
        _inputs = inputs;
        int width = inputs.Columns;
        foreach (int units in hiddenUnits.Add(bases))
        {
            string layer = $"{name}: layer {_layers.Count + 1}";
            _layers.Add(new Layer(
                new LinearLayer(_backend, parameters, initializer, layer, width, units),
                new BatchNormLayer(workspace, parameters, layer, nodeWeights, units),
                workspace.Allocate(inputs.Rows, units),
                workspace.Allocate(inputs.Rows, units)));
            width = units;
        }
    }

    /// <summary>H, G × K.</summary>
    public Matrix Bases => _layers[^1].Output;

    /// <summary>dH, G × K: to be filled before <see cref="Backward"/>, which overwrites it.</summary>
    public Matrix BasesGradient => _layers[^1].Gradient;

    public void Forward()
    {
        Matrix x = _inputs;
        foreach (Layer layer in _layers)
        {
            // The gradient's memory is free on the way forward.
            layer.Linear.Forward(x, layer.Gradient);
            layer.Norm.Forward(layer.Gradient, layer.Output);
            _backend.Relu(layer.Output, layer.Output);
            x = layer.Output;
        }
    }

    /// <summary>From <see cref="BasesGradient"/> to the gradients of all parameters.</summary>
    public void Backward()
    {
        for (int i = _layers.Count - 1; i >= 0; i--)
        {
            Layer layer = _layers[i];
            _backend.ReluBackward(layer.Output, layer.Gradient, layer.Gradient);
            layer.Norm.Backward(layer.Gradient, layer.Gradient);
            layer.Linear.Backward(i == 0 ? _inputs : _layers[i - 1].Output, layer.Gradient, i == 0 ? null : _layers[i - 1].Gradient);
        }
    }

    private sealed record Layer(LinearLayer Linear, BatchNormLayer Norm, Matrix Output, Matrix Gradient);
}
