using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Batch norm over the nodes of a grid, each weighted by the training data that falls on it (design.md section 2). The weights
/// never change, so the statistics of training are those of serving and no running averages are kept.
/// </summary>
internal sealed class BatchNormLayer
{
    public const float Epsilon = 1e-5f;

    private readonly Backend _backend;
    private readonly Matrix _weights;
    private readonly Matrix _normalized;
    private readonly Matrix _inverseDeviation;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes γ = 1 and β = 0.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="weights">1 × G, summing to 1.</param>
    /// <param name="width">K.</param>
    public BatchNormLayer(Workspace workspace, ParameterSet parameters, string name, Matrix weights, int width)
    {
        _backend = workspace.Backend;
        _weights = weights;
        _normalized = workspace.Allocate(weights.Columns, width);
        _inverseDeviation = workspace.Allocate(1, width);
        var ones = new float[width];
        Array.Fill(ones, 1f);
        Gamma = parameters.Add($"{name} gamma", 1, width, ones);
        Beta = parameters.Add($"{name} beta", 1, width, new float[width]);
    }

    public Parameter Gamma { get; }

    public Parameter Beta { get; }

    /// <param name="x">G × K.</param>
    /// <param name="y">G × K, out.</param>
    public void Forward(Matrix x, Matrix y) =>
        _backend.BatchNorm(x, _weights, Gamma.Value, Beta.Value, Epsilon, _normalized, _inverseDeviation, y);

    /// <param name="dy">G × K.</param>
    /// <param name="dx">G × K, out. May be dy.</param>
    public void Backward(Matrix dy, Matrix dx) =>
        _backend.BatchNormBackward(dy, _normalized, _weights, Gamma.Value, _inverseDeviation, dx, Gamma.Gradient, Beta.Gradient);
}
