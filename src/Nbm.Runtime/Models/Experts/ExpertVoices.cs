using System.Buffers;

namespace Nbm.Models;

/// <summary>What experts say of some rows, one by one: room for a block of rows, given back when it is disposed.</summary>
internal ref struct ExpertVoices
{
    /// <summary>Rows of a block: what they take stays in the second-level cache.</summary>
    public const int BlockRows = 32;

    private readonly ExpertNetworks _networks;
    private readonly int _width;
    private readonly int _widest;
    private readonly int _experts;
    private readonly double[] _buffer;
    private readonly Span<double> _own;
    private readonly Span<double> _inputs;
    private readonly Span<double> _gathered;
    private Span<double> _below;
    private Span<double> _above;

    /// <param name="networks">The experts.</param>
    /// <param name="rows">How many rows there will be at most, up to <see cref="BlockRows"/>.</param>
    public ExpertVoices(ExpertNetworks networks, int rows)
    {
        (_networks, _experts) = (networks, networks.Layout.Experts.Length);
        _width = networks.Layers[^1].Max(layer => layer.Outputs);
        _widest = networks.Layers.Max(layer => layer.Max(own => own.Outputs));
        int gathered = networks.Layers.Max(layer => layer.Max(own => own.Inputs)), inputs = networks.Inputs.Count;
        int said = rows * _experts * _width, hidden = rows * _experts * _widest;
        _buffer = ArrayPool<double>.Shared.Rent(said + (rows * (inputs + gathered)) + (2 * hidden));
        _own = _buffer.AsSpan(0, said);
        _inputs = _buffer.AsSpan(said, rows * inputs);
        _gathered = _buffer.AsSpan(said + (rows * inputs), rows * gathered);
        _below = _buffer.AsSpan(said + (rows * (inputs + gathered)), hidden);
        _above = _buffer.AsSpan(said + (rows * (inputs + gathered)) + hidden, hidden);
    }

    /// <summary>What an expert says of a row, of the block that was read last: the outputs of its network.</summary>
    public readonly ReadOnlySpan<double> Of(int row, int expert) =>
        _own.Slice(((row * _experts) + expert) * _width, _networks.Layers[^1][expert].Outputs);

    /// <summary>Asks the experts that some groups are enough for.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="first">The first of the block.</param>
    /// <param name="count">How many.</param>
    /// <param name="groups">The groups at hand; features of others aren't read.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public void Read(in RowBlock rows, int first, int count, ulong groups)
    {
        ExpertsLayout layout = _networks.Layout;
        int inputs = _networks.Inputs.Count;
        int[] features = [.. layout.Groups.Where((_, g) => (groups >> g & 1) != 0).SelectMany(group => group.Features)];
        for (int r = 0; r < count; r++)
        {
            _networks.Inputs.Encode(in rows, first + r, features, _inputs.Slice(r * inputs, inputs));
        }

        for (int k = 0; k < _networks.Layers.Length; k++)
        {
            foreach (Expert expert in layout.Experts)
            {
                if (expert.IsWithin(groups))
                {
                    Apply(k, expert, count);
                }
            }

            Span<double> next = _below;
            _below = _above;
            _above = next;
        }
    }

    public readonly void Dispose() => ArrayPool<double>.Shared.Return(_buffer);

    private readonly void Apply(int layer, Expert expert, int count)
    {
        DenseLayer own = _networks.Layers[layer][expert.Index];
        Span<double> x = _gathered[..(count * own.Inputs)];
        if (layer == 0)
        {
            GatherInputs(expert, own.Inputs, count, x);
        }
        else
        {
            GatherUnits(layer, expert, own.Inputs, count, x);
        }

        Span<double> y = _above.Slice(expert.Index * (_above.Length / _experts), count * own.Outputs);
        own.Apply(count, x, y);
        for (int r = 0; !own.IsHidden && r < count; r++)
        {
            y.Slice(r * own.Outputs, own.Outputs).CopyTo(_own[(((r * _experts) + expert.Index) * _width)..]);
        }
    }

    private readonly void GatherInputs(Expert expert, int width, int count, Span<double> x)
    {
        int all = _networks.Inputs.Count, at = 0;
        x.Clear(); // For one without inputs.
        foreach (int feature in expert.Features)
        {
            InputBlock own = _networks.Inputs.Blocks[feature];
            for (int r = 0; r < count; r++)
            {
                _inputs.Slice((r * all) + own.First, own.Count).CopyTo(x[((r * width) + at)..]);
            }

            at += own.Count;
        }
    }

    private readonly void GatherUnits(int layer, Expert expert, int width, int count, Span<double> x)
    {
        int at = 0;
        foreach (int child in _networks.Layout.Included[expert.Index])
        {
            int units = _networks.Layers[layer - 1][child].Outputs;
            ReadOnlySpan<double> said = _below.Slice(child * (_below.Length / _experts), count * units);
            for (int r = 0; r < count; r++)
            {
                said.Slice(r * units, units).CopyTo(x[((r * width) + at)..]);
            }

            at += units;
        }
    }
}
