using Nbm.Backends;

namespace Nbm.Training;

/// <summary>y = x · A + b, with A (inputs × outputs) and b (1 × outputs). PyTorch's initial values: both uniform in ±1/√inputs.</summary>
internal sealed class LinearLayer
{
    private readonly Backend _backend;

    public LinearLayer(Backend backend, ParameterSet parameters, Initializer initializer, string name, int inputs, int outputs)
    {
        _backend = backend;
        double bound = 1 / Math.Sqrt(inputs);
        Weight = parameters.Add($"{name} weight", inputs, outputs, initializer.Uniform(inputs * outputs, bound));
        Bias = parameters.Add($"{name} bias", 1, outputs, initializer.Uniform(outputs, bound));
    }

    public Parameter Weight { get; }

    public Parameter Bias { get; }

    /// <param name="x">G × inputs.</param>
    /// <param name="y">G × outputs, out.</param>
    public void Forward(Matrix x, Matrix y)
    {
        _backend.MatMul(x, false, Weight.Value, false, y);
        _backend.AddRow(Bias.Value, y);
    }

    /// <param name="x">The input of the way forward.</param>
    /// <param name="dy">G × outputs.</param>
    /// <param name="dx">G × inputs, out; null where nobody needs it.</param>
    public void Backward(Matrix x, Matrix dy, Matrix? dx)
    {
        _backend.MatMul(x, true, dy, false, Weight.Gradient);
        _backend.ColumnSums(dy, Bias.Gradient);
        if (dx is not null)
        {
            _backend.MatMul(dy, false, Weight.Value, true, dx);
        }
    }
}
