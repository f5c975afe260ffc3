using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The last layer: scores = Aᵀ · xᵀ + b, C × rows as losses take them. A begins at 0 and b at the intercepts of a model without terms, so
/// that a network begins as that model, whatever is below.
/// </summary>
internal sealed class ScoreLayer
{
    private readonly Backend _backend;
    private readonly Matrix _ones;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes A and b.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="inputs">K.</param>
    /// <param name="rows">Rows.</param>
    /// <param name="intercepts">b at first, C numbers.</param>
    public ScoreLayer(Workspace workspace, ParameterSet parameters, string name, int inputs, int rows, ReadOnlySpan<double> intercepts)
    {
        _backend = workspace.Backend;
        var initial = new float[intercepts.Length];
        for (int c = 0; c < initial.Length; c++)
        {
            initial[c] = (float)intercepts[c];
        }

        Weight = parameters.Add($"{name} weight", inputs, initial.Length, new float[inputs * initial.Length]);
        Bias = parameters.Add($"{name} bias", initial.Length, 1, initial);
        _ones = workspace.Allocate(1, rows);
    }

    /// <summary>A, K × C.</summary>
    public Parameter Weight { get; }

    /// <summary>b, C × 1.</summary>
    public Parameter Bias { get; }

    /// <param name="x">Rows × K.</param>
    /// <param name="scores">C × rows, out.</param>
    public void Forward(Matrix x, Matrix scores)
    {
        _backend.Fill(_ones, 1);
        _backend.MatMul(Weight.Value, true, x, true, scores);
        _backend.MatMul(Bias.Value, false, _ones, false, scores, accumulate: true);
    }

    /// <param name="x">The input of the way forward.</param>
    /// <param name="dscores">C × rows.</param>
    /// <param name="dx">Rows × K, out; null where nobody needs it.</param>
    public void Backward(Matrix x, Matrix dscores, Matrix? dx)
    {
        _backend.MatMul(x, true, dscores, true, Weight.Gradient);
        _backend.MatMul(dscores, false, _ones, true, Bias.Gradient);
        if (dx is not null)
        {
            _backend.MatMul(dscores, true, Weight.Value, true, dx);
        }
    }
}
