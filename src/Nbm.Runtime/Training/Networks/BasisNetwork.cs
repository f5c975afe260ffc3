using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// h: all K bases on all nodes of one interaction order, H = h(v), shared by every curve of that order (Radenovic et al. 2022,
/// section 3; architecture.md, “The maths”). Each hidden layer is linear, batch norm, ReLU; so is the output, and bases are never negative.
/// </summary>
internal sealed class BasisNetwork
{
    private readonly Network _network;
    private readonly Variable _bases;

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
        _network = new Network(workspace, parameters, initializer, name);
        Variable x = Network.Constant(inputs);
        int layer = 0;
        foreach (int units in hiddenUnits.Add(bases))
        {
            string at = $"layer {++layer}";
            x = _network.Relu(_network.BatchNorm(at, _network.Linear(at, x, units), nodeWeights));
        }

        _bases = x;
    }

    /// <summary>H, G × K.</summary>
    public Matrix Bases => _bases.Value;

    /// <summary>dH, G × K: to be filled before <see cref="Backward"/>, which overwrites it.</summary>
    public Matrix BasesGradient => _bases.Gradient!;

    public void Forward() => _network.Forward();

    /// <summary>From <see cref="BasesGradient"/> to the gradients of all parameters.</summary>
    public void Backward() => _network.Backward();
}
