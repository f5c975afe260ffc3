using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Bases that all blocks of an order share, and a weight of each for each curve: F = W · Hᵀ (Radenovic et al. 2022).</summary>
internal sealed class SharedNetwork : CurveNetwork
{
    /// <summary>What the names of their parameters begin with.</summary>
    public const string NameOfBases = "bases ";

    private readonly Workspace _workspace;
    private readonly BasisNetwork _network;
    private readonly int _bases;
    private Parameter? _weights;
    private CurveWeights? _curves;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="grid">The blocks and their nodes.</param>
    /// <param name="parameters">Takes the network's parameters.</param>
    /// <param name="initializer">Their initial values.</param>
    /// <param name="inputs">G × inputs.</param>
    /// <param name="nodeWeights">1 × G.</param>
    /// <param name="options">Widths and bases.</param>
    public SharedNetwork(
        Workspace workspace, NodeGrid grid, ParameterSet parameters, Initializer initializer, Matrix inputs, Matrix nodeWeights,
        TrainingOptions options)
        : base(grid)
    {
        _workspace = workspace;
        _bases = options.Bases;
        _network = new BasisNetwork(
            workspace, parameters, initializer, $"{NameOfBases}{grid.Order}", inputs, nodeWeights, options.HiddenUnits, options.Bases);
    }

    public override Matrix Bases => _network.Bases;

    public override void DeclareOutputs(ParameterSet parameters, Initializer initializer, int outputs, int terms)
    {
        int curves = outputs * Grid.Blocks.Length;
        double bound = 1 / Math.Sqrt((double)_bases * terms);
        _weights = parameters.Add($"weights {Grid.Order}", curves, _bases, initializer.Uniform(curves * _bases, bound));
    }

    public override void Attach(Matrix[] values, Matrix[] gradients) =>
        _curves = new CurveWeights(_workspace, _weights!, values, gradients);

    public override void Evaluate() => _network.Forward();

    public override void Forward(Dropout? dropout) => _curves!.Forward(_network.Bases, dropout);

    public override void Backward()
    {
        _curves!.Backward(_network.Bases, _network.BasesGradient);
        _network.Backward();
    }
}
