using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A predictor that isn't learned any more, as it serves: what an interpreter reads of it, and is held against.</summary>
/// <param name="inputs">How rows become inputs.</param>
/// <param name="layers">Its layers, the last one's outputs the scores in units of the loss.</param>
internal sealed class FrozenPredictor(InputEncoding inputs, ImmutableArray<DenseLayer> layers)
{
    private const int BlockRows = 64;

    public ImmutableArray<DenseLayer> Layers => layers;

    /// <summary>A fitted perceptron with its batch norm folded into its layers.</summary>
    /// <param name="fitted">What was learned.</param>
    /// <param name="hiddenUnits">Widths.</param>
    /// <param name="inputs">How rows become inputs.</param>
    public static FrozenPredictor Of(FittedNetwork fitted, ImmutableArray<int> hiddenUnits, InputEncoding inputs)
    {
        float[] weights = fitted["scores weight"], biases = fitted["scores bias"];
        return new FrozenPredictor(inputs, [
            .. hiddenUnits.Select((width, k) => FoldedLayer.Of(fitted, MlpNetwork.Hidden(k), width)),
            new DenseLayer(weights.Length / biases.Length, biases.Length, [.. weights], [.. biases], isHidden: false),
        ]);
    }

    /// <summary>Some hidden layers side by side, n × their widths.</summary>
    public float[] Read(EncodedRows rows, int[] taps)
    {
        int width = taps.Sum(tap => layers[tap].Outputs), first = 0;
        var read = new float[(long)rows.Count * width];
        foreach (int tap in taps)
        {
            int own = layers[tap].Outputs, at = first;
            ForEach(rows, tap, (row, units) =>
            {
                for (int k = 0; k < own; k++)
                {
                    read[((long)row * width) + at + k] = (float)units[k];
                }
            });
            first += own;
        }

        return read;
    }

    /// <summary>The scores of rows, C × n.</summary>
    public double[][] Scores(EncodedRows rows)
    {
        double[][] scores = [.. Enumerable.Range(0, layers[^1].Outputs).Select(_ => new double[rows.Count])];
        ForEach(rows, layers.Length - 1, (row, own) =>
        {
            for (int c = 0; c < scores.Length; c++)
            {
                scores[c][row] = own[c];
            }
        });
        return scores;
    }

    private delegate void TakeUnits(int row, ReadOnlySpan<double> units);

    // What a layer gives, row by row.
    private void ForEach(EncodedRows rows, int layer, TakeUnits take)
    {
        int widest = Math.Max(inputs.Count, layers.Max(own => own.Outputs)), waiting = 0;
        double[] x = new double[BlockRows * widest], y = new double[BlockRows * widest];
        InputBuilder.ForEach(inputs, rows, (row, own) =>
        {
            own.CopyTo(x.AsSpan(waiting * own.Length));
            if (++waiting < BlockRows && row + 1 < rows.Count)
            {
                return;
            }

            for (int k = 0; k <= layer; k++)
            {
                layers[k].Apply(waiting, x, y);
                (x, y) = (y, x);
            }

            int width = layers[layer].Outputs;
            for (int r = 0; r < waiting; r++)
            {
                take(row + 1 - waiting + r, x.AsSpan(r * width, width));
            }

            waiting = 0;
        });
    }
}
