using Nbm.Models;

namespace Nbm.Training;

/// <summary>Reads training rows by a FLINT model: block by block, rows in their order.</summary>
/// <param name="model">The model.</param>
/// <param name="rows">The rows.</param>
internal sealed class FlintRowReader(FlintModel model, EncodedRows rows)
{
    private const int BlockRows = 256;

    private delegate void TakeRow(int row, ReadOnlySpan<double> scores, ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> activations);

    /// <summary>The largest activation of each attribute.</summary>
    public double[] LargestActivations()
    {
        double[] most = [.. Enumerable.Repeat(double.NegativeInfinity, model.Attributes.Length)];
        ForEach((_, _, _, activations) =>
        {
            for (int j = 0; j < most.Length; j++)
            {
                most[j] = Math.Max(most[j], activations[j * BlockRows]);
            }
        });
        return most;
    }

    /// <summary>What the interpreter says of all rows.</summary>
    /// <param name="given">The scores that are explained, C × n; null for those of the predictor.</param>
    public FlintCounts Count(double[][]? given)
    {
        var counts = new FlintCounts(model, model.Attributes.Length);
        double[] own = new double[model.Outputs];
        ForEach((row, scores, contributions, activations) =>
        {
            for (int c = 0; c < own.Length; c++)
            {
                own[c] = given is null ? scores[c * BlockRows] : given[c][row];
            }

            counts.Add(own, contributions, activations, BlockRows, rows.Weights[row]);
        });
        return counts;
    }

    private void ForEach(TakeRow take)
    {
        int features = rows.Columns.Length;
        double[] columns = new double[features * BlockRows], scores = new double[model.Outputs * BlockRows];
        double[] contributions = new double[model.Shares * model.Outputs * BlockRows],
            activations = new double[model.Attributes.Length * BlockRows];
        for (int first = 0; first < rows.Count; first += BlockRows)
        {
            int count = Math.Min(BlockRows, rows.Count - first);
            for (int f = 0; f < features; f++)
            {
                rows.Columns[f].AsSpan(first, count).CopyTo(columns.AsSpan(f * BlockRows));
            }

            model.Score(new RowBlock(columns, count, BlockRows, rows.VectorsOf(first, count), first),
                new FlintRows(scores, contributions, activations));
            for (int r = 0; r < count; r++)
            {
                take(first + r, scores.AsSpan(r), contributions.AsSpan(r), activations.AsSpan(r));
            }
        }
    }
}
