using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The values of every block of one order on every node: for each output F = W · Hᵀ, N blocks × G nodes. Basis dropout
/// masks W: the grid's form of dropping bases, for a (block, basis) pair at a time.
/// </summary>
internal sealed class CurveWeights
{
    private readonly Backend _backend;
    private readonly Parameter _weight;
    private readonly Matrix _mask;
    private readonly Matrix _masked;
    private readonly Matrix _maskedGradient;
    private readonly Output[] _outputs;
    private bool _dropped;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="weight">W with memory: (C · N) × K, output by output.</param>
    /// <param name="values">C views of N × G, out of <see cref="Forward"/>.</param>
    /// <param name="valueGradients">C views of N × G, into <see cref="Backward"/>.</param>
    public CurveWeights(Workspace workspace, Parameter weight, Matrix[] values, Matrix[] valueGradients)
    {
        _backend = workspace.Backend;
        _weight = weight;
        _mask = workspace.Allocate(weight.Rows, weight.Columns);
        _masked = workspace.Allocate(weight.Rows, weight.Columns);
        _maskedGradient = workspace.Allocate(weight.Rows, weight.Columns);
        int blocks = weight.Rows / values.Length;
        Matrix Part(Matrix whole, int c) => workspace.View(whole, c * blocks * weight.Columns, blocks, weight.Columns);
        _outputs = [.. values.Select((value, c) => new Output(
            Part(weight.Value, c), Part(_masked, c), Part(weight.Gradient, c), Part(_maskedGradient, c), value, valueGradients[c]))];
    }

    /// <param name="bases">H, G × K.</param>
    /// <param name="dropout">What to drop; null for the plain weights.</param>
    public void Forward(Matrix bases, Dropout? dropout)
    {
        _dropped = dropout is { Rate: > 0 };
        if (dropout is { Rate: > 0 } drop)
        {
            _backend.DropoutMask(_mask, drop.Rate, drop.Seed, drop.Counter);
            _backend.Multiply(_weight.Value, _mask, _masked);
        }

        foreach (Output output in _outputs)
        {
            _backend.MatMul(_dropped ? output.Masked : output.Weight, false, bases, true, output.Values);
        }
    }

    /// <param name="bases">H of the way forward.</param>
    /// <param name="basesGradient">dH, out.</param>
    public void Backward(Matrix bases, Matrix basesGradient)
    {
        for (int c = 0; c < _outputs.Length; c++)
        {
            Output output = _outputs[c];
            Matrix gradient = _dropped ? output.MaskedGradient : output.WeightGradient;
            _backend.MatMul(output.ValueGradients, false, bases, false, gradient);
            _backend.MatMul(output.ValueGradients, true, _dropped ? output.Masked : output.Weight, false, basesGradient, accumulate: c > 0);
        }

        if (_dropped)
        {
            _backend.Multiply(_maskedGradient, _mask, _weight.Gradient);
        }
    }

    private sealed record Output(
        Matrix Weight, Matrix Masked, Matrix WeightGradient, Matrix MaskedGradient, Matrix Values, Matrix ValueGradients);
}

/// <summary>A draw of basis dropout.</summary>
/// <param name="Rate">The probability of dropping.</param>
/// <param name="Seed">The key of the random numbers.</param>
/// <param name="Counter">Which draw.</param>
internal readonly record struct Dropout(float Rate, ulong Seed, ulong Counter);
