using Nbm.Backends;

namespace Nbm.Training;

/// <summary>How much each term, and behind them each vector, adds to the training rows: the standard deviation of its contributions in
/// those of the score, of the output where it is most.</summary>
internal sealed class TermSizes
{
    private readonly double[] _sizes;

    /// <param name="layout">The terms.</param>
    /// <param name="rows">The training rows on them.</param>
    /// <param name="weights">Their weights, summing to 1.</param>
    /// <param name="tables">For each output the vector of all tables.</param>
    /// <param name="vectors">What vectors add to the rows; null where there are none.</param>
    public TermSizes(DesignLayout layout, HostDesign rows, double[] weights, double[][] tables, VectorCompiler? vectors = null)
    {
        _sizes = new double[layout.Terms.Length + (vectors?.Count ?? 0)];
        var contributions = new double[rows.Rows];
        for (int c = 0; c < tables.Length; c++)
        {
            double[] output = tables[c];
            var scores = new double[rows.Rows];
            var deviations = new double[_sizes.Length];
            for (int t = 0; t < _sizes.Length; t++)
            {
                if (t < layout.Terms.Length)
                {
                    rows.Interpolate(layout.Terms[t], output, contributions);
                }
                else
                {
                    contributions = vectors!.Contributions(t - layout.Terms.Length, c);
                }

                deviations[t] = Deviation(contributions, weights);
                for (int r = 0; r < scores.Length; r++)
                {
                    scores[r] += contributions[r];
                }
            }

            double score = Deviation(scores, weights);
            for (int t = 0; t < _sizes.Length; t++)
            {
                _sizes[t] = Math.Max(_sizes[t], score > 0 ? deviations[t] / score : 0);
            }
        }
    }

    public double this[int term] => _sizes[term];

    private static double Deviation(double[] values, double[] weights)
    {
        double mean = 0, square = 0;
        for (int r = 0; r < values.Length; r++)
        {
            mean += weights[r] * values[r];
        }

        for (int r = 0; r < values.Length; r++)
        {
            square += weights[r] * (values[r] - mean) * (values[r] - mean);
        }

        return Math.Sqrt(square);
    }
}
