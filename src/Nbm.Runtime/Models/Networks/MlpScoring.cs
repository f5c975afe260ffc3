using System.Buffers;
using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Scores rows by a chain of layers.</summary>
internal sealed class MlpScoring
{
    // Their inputs and hidden units stay in the second-level cache beside a layer's weights.
    private const int BlockRows = 32;

    private readonly InputEncoding _inputs;
    private readonly ImmutableArray<DenseLayer> _layers;
    private readonly ImmutableArray<double> _intercepts;
    private readonly int _widest;

    public MlpScoring(InputEncoding inputs, ImmutableArray<DenseLayer> layers, ImmutableArray<double> intercepts)
    {
        (_inputs, _layers, _intercepts) = (inputs, layers, intercepts);
        _widest = layers.Max(layer => Math.Max(layer.Inputs, layer.Outputs));
    }

    /// <summary>See <see cref="TrainedModel.Score"/>: what isn't the intercept is the remainder.</summary>
    public void Score(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        double[] buffer = ArrayPool<double>.Shared.Rent(2 * Math.Min(rows.Count, BlockRows) * _widest);
        try
        {
            Span<double> x = buffer.AsSpan(0, buffer.Length / 2), y = buffer.AsSpan(buffer.Length / 2);
            for (int first = 0; first < rows.Count; first += BlockRows)
            {
                int count = Math.Min(BlockRows, rows.Count - first);
                for (int r = 0; r < count; r++)
                {
                    _inputs.Encode(in rows, first + r, x.Slice(r * _inputs.Count, _inputs.Count));
                }

                foreach (DenseLayer layer in _layers)
                {
                    layer.Apply(count, x, y);
                    Span<double> next = y;
                    y = x;
                    x = next;
                }

                Write(x, first, count, rows.Stride, scores, contributions);
            }
        }
        finally
        {
            ArrayPool<double>.Shared.Return(buffer);
        }
    }

    private void Write(ReadOnlySpan<double> remainders, int first, int count, int stride, Span<double> scores, Span<double> contributions)
    {
        int outputs = _intercepts.Length;
        for (int c = 0; c < outputs; c++)
        {
            for (int r = 0; r < count; r++)
            {
                double remainder = remainders[(r * outputs) + c];
                scores[(c * stride) + first + r] = _intercepts[c] + remainder;
                if (!contributions.IsEmpty)
                {
                    contributions[(c * stride) + first + r] = remainder;
                }
            }
        }
    }
}
