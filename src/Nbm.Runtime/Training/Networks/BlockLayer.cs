using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// y = x · A + b where A has only the weights of a <see cref="BlockMask"/>: one product for all blocks. Weights that there aren't begin at
/// 0
/// and have the gradient 0, so that they stay there.
/// </summary>
internal sealed class BlockLayer
{
    private readonly Backend _backend;
    private readonly Matrix _read;
    private readonly Matrix _own;
    private readonly Matrix _through;
    private readonly Matrix? _ones;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes A and b.</param>
    /// <param name="initializer">Their initial values, of a hidden layer.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="mask">Which weights there are.</param>
    public BlockLayer(Workspace workspace, ParameterSet parameters, Initializer initializer, string name, BlockMask mask)
        : this(workspace, parameters, name, mask, mask.Initial(initializer), 1, mask.InitialBiases(initializer))
    {
    }

    /// <summary>The last layer: scores are columns, as of <see cref="ScoreLayer"/>, and A begins at 0.</summary>
    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes A and b.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="mask">Which weights there are.</param>
    /// <param name="intercepts">b at first.</param>
    /// <param name="rows">Rows.</param>
    public BlockLayer(Workspace workspace, ParameterSet parameters, string name, BlockMask mask, float[] intercepts, int rows)
        : this(workspace, parameters, name, mask, new float[mask.Inputs * mask.Outputs], intercepts.Length, intercepts)
    {
        _ones = workspace.Allocate(1, rows);
    }

    private BlockLayer(
        Workspace workspace, ParameterSet parameters, string name, BlockMask mask, float[] weights, int biasRows, float[] biases)
    {
        _backend = workspace.Backend;
        _read = mask.Read(workspace);
        _own = mask.Own(workspace);
        _through = workspace.Allocate(mask.Inputs, mask.Outputs);
        Weight = parameters.Add($"{name} weight", mask.Inputs, mask.Outputs, weights);
        Bias = parameters.Add($"{name} bias", biasRows, biases.Length / biasRows, biases);
    }

    /// <summary>Inputs × outputs.</summary>
    public Parameter Weight { get; }

    /// <summary>1 × outputs; outputs × 1 of scores.</summary>
    public Parameter Bias { get; }

    /// <param name="x">Rows × inputs.</param>
    /// <param name="y">Rows × outputs, or outputs × rows of scores, out.</param>
    public void Forward(Matrix x, Matrix y)
    {
        if (_ones is null)
        {
            _backend.MatMul(x, false, Weight.Value, false, y);
            _backend.AddRow(Bias.Value, y);
            return;
        }

        _backend.Fill(_ones, 1);
        _backend.MatMul(Weight.Value, true, x, true, y);
        _backend.MatMul(Bias.Value, false, _ones, false, y, accumulate: true);
    }

    /// <param name="x">The input of the way forward.</param>
    /// <param name="dy">As y.</param>
    /// <param name="dx">Rows × inputs, out: of each block what its own outputs ask for; null where nobody needs it.</param>
    public void Backward(Matrix x, Matrix dy, Matrix? dx)
    {
        _backend.MatMul(x, true, dy, _ones is not null, Weight.Gradient);
        _backend.Multiply(Weight.Gradient, _read, Weight.Gradient);
        if (_ones is null)
        {
            _backend.ColumnSums(dy, Bias.Gradient);
        }
        else
        {
            _backend.MatMul(dy, false, _ones, true, Bias.Gradient);
        }

        if (dx is not null)
        {
            _backend.Multiply(Weight.Value, _own, _through);
            _backend.MatMul(dy, _ones is not null, _through, true, dx);
        }
    }
}
