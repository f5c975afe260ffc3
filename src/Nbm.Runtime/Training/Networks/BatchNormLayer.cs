using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Batch norm over the nodes of a grid, each weighted by the training data that falls on it (architecture.md, “The maths”). The weights
/// never change, so the statistics of training are those of serving and no running averages are kept. Groups of nodes, one under another,
/// each have statistics and parameters of their own.
/// </summary>
internal sealed class BatchNormLayer
{
    public const float Epsilon = 1e-5f;

    private readonly Backend _backend;
    private readonly Matrix _weights;
    private readonly Matrix _inverseDeviation;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes γ = 1 and β = 0.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="weights">groups × G, each row summing to 1.</param>
    /// <param name="width">K.</param>
    public BatchNormLayer(Workspace workspace, ParameterSet parameters, string name, Matrix weights, int width)
    {
        _backend = workspace.Backend;
        _weights = weights;
        _inverseDeviation = workspace.Allocate(weights.Rows, width);
        var ones = new float[weights.Rows * width];
        Array.Fill(ones, 1f);
        Gamma = parameters.Add($"{name} gamma", weights.Rows, width, ones);
        Beta = parameters.Add($"{name} beta", weights.Rows, width, new float[weights.Rows * width]);
    }

    /// <summary>groups × K.</summary>
    public Parameter Gamma { get; }

    /// <summary>groups × K.</summary>
    public Parameter Beta { get; }

    /// <summary>1/√(σ² + ε) of the last way forward, groups × K.</summary>
    public Matrix InverseDeviation => _inverseDeviation;

    /// <param name="x">(groups · G) × K; out: the normalised values, for the way back.</param>
    /// <param name="y">(groups · G) × K, out.</param>
    public void Forward(Matrix x, Matrix y) =>
        _backend.BatchNorm(x, _weights, Gamma.Value, Beta.Value, Epsilon, x, _inverseDeviation, y);

    /// <param name="normalized">What <see cref="Forward"/> left in place of x.</param>
    /// <param name="dy">(groups · G) × K.</param>
    /// <param name="dx">(groups · G) × K, out. May be dy.</param>
    public void Backward(Matrix normalized, Matrix dy, Matrix dx) =>
        _backend.BatchNormBackward(dy, normalized, _weights, Gamma.Value, _inverseDeviation, dx, Gamma.Gradient, Beta.Gradient);
}
