using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Which weights of a layer there are, and through which of them a gradient goes back: the units of a layer are blocks, and a block may
/// read
/// others without their learning from it (Afchar and Hennequin 2020, section 3.2).
/// </summary>
internal sealed class BlockMask
{
    private readonly float[] _read;
    private readonly float[] _own;

    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="reads">Whether an output reads an input.</param>
    /// <param name="owns">Whether the input learns from the output, besides.</param>
    public BlockMask(int inputs, int outputs, Func<int, int, bool> reads, Func<int, int, bool> owns)
    {
        (Inputs, Outputs) = (inputs, outputs);
        _read = new float[inputs * outputs];
        _own = new float[inputs * outputs];
        for (int i = 0; i < _read.Length; i++)
        {
            int input = i / outputs, output = i % outputs;
            _read[i] = reads(input, output) ? 1 : 0;
            _own[i] = _read[i] == 1 && owns(input, output) ? 1 : 0;
        }
    }

    public int Inputs { get; }

    public int Outputs { get; }

    /// <summary>Where there is a weight 1, else 0, on a backend.</summary>
    public Matrix Read(Workspace workspace) => workspace.Upload(_read, Inputs, Outputs);

    /// <summary>Where a gradient goes back 1, else 0.</summary>
    public Matrix Own(Workspace workspace) => workspace.Upload(_own, Inputs, Outputs);

    /// <summary>PyTorch's initial weights of a layer that has only those inputs which an output reads: uniform in ±1/√inputs; elsewhere
    /// 0.</summary>
    public float[] Initial(Initializer initializer)
    {
        float[] values = initializer.Uniform(_read.Length, 1);
        for (int output = 0; output < Outputs; output++)
        {
            double bound = Bound(output);
            for (int i = output; i < values.Length; i += Outputs)
            {
                values[i] = _read[i] == 1 ? (float)(values[i] * bound) : 0;
            }
        }

        return values;
    }

    /// <summary>The initial biases likewise.</summary>
    public float[] InitialBiases(Initializer initializer) =>
        [.. initializer.Uniform(Outputs, 1).Select((value, output) => (float)(value * Bound(output)))];

    private double Bound(int output)
    {
        int count = 0;
        for (int i = output; i < _read.Length; i += Outputs)
        {
            count += _read[i] == 1 ? 1 : 0;
        }

        return 1 / Math.Sqrt(Math.Max(1, count));
    }
}
