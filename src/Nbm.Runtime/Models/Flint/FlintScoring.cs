using System.Buffers;
using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Where what a FLINT model says of some rows goes, each with the rows' stride; what is empty isn't asked for.</summary>
/// <param name="scores">Outputs × stride.</param>
/// <param name="contributions">Shares × outputs × stride: attributes, then the remainder if there is one.</param>
/// <param name="activations">Attributes × stride.</param>
internal readonly ref struct FlintRows(Span<double> scores, Span<double> contributions, Span<double> activations)
{
    public Span<double> Scores { get; } = scores;

    public Span<double> Contributions { get; } = contributions;

    public Span<double> Activations { get; } = activations;
}

/// <summary>Scores rows by predictor and interpreter together, one row and many to the same bits.</summary>
internal sealed class FlintScoring
{
    // What they take stays in the second-level cache beside a layer's weights.
    private const int BlockRows = 32;

    private readonly FlintParts _parts;
    private readonly ImmutableArray<double> _intercepts;
    private readonly double[] _weights;
    private readonly int[] _offsets;
    private readonly int _width;
    private readonly int _gathered;
    private readonly int _widest;

    public FlintScoring(FlintParts parts, ImmutableArray<double> intercepts)
    {
        (_parts, _intercepts) = (parts, intercepts);
        _weights = [.. parts.ReadOut.Weights.Select(weight => (double)weight)];

        // A row's numbers: inputs, what each layer of the predictor gives, curves.
        _offsets = new int[parts.Predictor.Length + 2];
        _offsets[1] = parts.Inputs.Count;
        for (int k = 0; k < parts.Predictor.Length; k++)
        {
            _offsets[k + 2] = _offsets[k + 1] + parts.Predictor[k].Outputs;
        }

        _width = _offsets[^1];
        _gathered = parts.Attributes.Layers[0].Inputs;
        _widest = Math.Max(_gathered, parts.Attributes.Layers.Max(layer => layer.Outputs));
    }

    public void Score(in RowBlock rows, FlintRows to)
    {
        int block = Math.Min(rows.Count, BlockRows);
        double[] buffer = ArrayPool<double>.Shared.Rent(block * (_width + (2 * _widest)));
        try
        {
            for (int first = 0; first < rows.Count; first += BlockRows)
            {
                int count = Math.Min(BlockRows, rows.Count - first);
                Span<double> own = buffer.AsSpan(0, count * _width);
                Span<double> activations = Attributes(in rows, first, count, own, buffer.AsSpan(block * _width));
                for (int r = 0; r < count; r++)
                {
                    Write(own, activations.Slice(r * _parts.Attributes.Count, _parts.Attributes.Count), count, r, first + r,
                        rows.Stride, to);
                }
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    // The predictor's layers one after another into own, layer by layer; returns activations, rows × J.
    private Span<double> Attributes(in RowBlock rows, int first, int count, Span<double> own, Span<double> rest)
    {
        AttributeNetwork attributes = _parts.Attributes;
        for (int r = 0; r < count; r++)
        {
            _parts.Inputs.Encode(in rows, first + r, own.Slice(r * _parts.Inputs.Count, _parts.Inputs.Count));
        }

        for (int k = 0; k < _parts.Predictor.Length; k++)
        {
            _parts.Predictor[k].Apply(count, Layer(own, count, k - 1), Layer(own, count, k));
        }

        Span<double> x = rest[..(count * _widest)], y = rest.Slice(rest.Length / 2, count * _widest);
        for (int r = 0; r < count; r++)
        {
            Span<double> read = x.Slice(r * _gathered, _gathered);
            if (attributes.Curves is { } curves)
            {
                curves.Encode(in rows, first + r, read);
                continue;
            }

            if (attributes.Taps.IsEmpty)
            {
                own.Slice(r * _gathered, _gathered).CopyTo(read);
            }

            int at = 0;
            foreach (int tap in attributes.Taps)
            {
                int width = _parts.Predictor[tap].Outputs;
                Layer(own, count, tap).Slice(r * width, width).CopyTo(read[at..]);
                at += width;
            }
        }

        foreach (DenseLayer layer in attributes.Layers)
        {
            layer.Apply(count, x, y);
            Span<double> next = y;
            y = x;
            x = next;
        }

        x = x[..(count * attributes.Count)];
        AttributeNetwork.Activate(x);
        return x;
    }

    // −1: the inputs.
    private Span<double> Layer(Span<double> own, int count, int layer) =>
        own[(count * _offsets[layer + 1])..(count * _offsets[layer + 2])];

    private void Write(Span<double> own, ReadOnlySpan<double> activations, int count, int row, int to, int stride, FlintRows rows)
    {
        int outputs = _intercepts.Length, attributes = activations.Length;
        ReadOnlySpan<double> predicted = _parts.HasPredictor ? Layer(own, count, _parts.Predictor.Length - 1) : [];
        for (int c = 0; c < outputs; c++)
        {
            double said = 0, score = _intercepts[c];
            for (int j = 0; j < attributes; j++)
            {
                double contribution = activations[j] * _weights[(j * outputs) + c];
                said += contribution;
                score += contribution;
                if (!rows.Contributions.IsEmpty)
                {
                    rows.Contributions[(((j * outputs) + c) * stride) + to] = contribution;
                }
            }

            if (_parts.HasPredictor)
            {
                double remainder = predicted[(row * outputs) + c] - said;
                score += remainder;
                if (!rows.Contributions.IsEmpty)
                {
                    rows.Contributions[(((attributes * outputs) + c) * stride) + to] = remainder;
                }
            }

            rows.Scores[(c * stride) + to] = score;
        }

        for (int j = 0; j < attributes && !rows.Activations.IsEmpty; j++)
        {
            rows.Activations[(j * stride) + to] = activations[j];
        }
    }
}
