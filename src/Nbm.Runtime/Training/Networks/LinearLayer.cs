using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// y = x · A + b, with A (inputs × outputs) and b (1 × outputs), of each group of rows by itself where there are several. PyTorch's initial
/// values: both uniform in ±1/√inputs.
/// </summary>
internal sealed class LinearLayer
{
    private readonly Backend _backend;
    private readonly int _groups;

    public LinearLayer(
        Backend backend, ParameterSet parameters, Initializer initializer, string name, int inputs, int outputs, int groups = 1,
        bool hasBias = true)
    {
        _backend = backend;
        _groups = groups;
        double bound = 1 / Math.Sqrt(inputs);
        Weight = parameters.Add($"{name} weight", groups * inputs, outputs, initializer.Uniform(groups * inputs * outputs, bound));
        Bias = hasBias ? parameters.Add($"{name} bias", groups, outputs, initializer.Uniform(groups * outputs, bound)) : null;
    }

    /// <summary>(groups · inputs) × outputs.</summary>
    public Parameter Weight { get; }

    /// <summary>groups × outputs; null without.</summary>
    public Parameter? Bias { get; }

    /// <param name="x">(groups · G) × inputs.</param>
    /// <param name="y">(groups · G) × outputs, out.</param>
    public void Forward(Matrix x, Matrix y)
    {
        _backend.GroupedMatMul(_groups, x, false, Weight.Value, false, y);
        if (Bias is not null)
        {
            _backend.AddRow(Bias.Value, y);
        }
    }

    /// <param name="x">The input of the way forward.</param>
    /// <param name="dy">(groups · G) × outputs.</param>
    /// <param name="dx">(groups · G) × inputs, out; null where nobody needs it.</param>
    public void Backward(Matrix x, Matrix dy, Matrix? dx)
    {
        _backend.GroupedMatMul(_groups, x, true, dy, false, Weight.Gradient);
        if (Bias is not null)
        {
            _backend.ColumnSums(dy, Bias.Gradient);
        }

        if (dx is not null)
        {
            _backend.GroupedMatMul(_groups, dy, false, Weight.Value, true, dx);
        }
    }
}
