using Nbm.Backends;

namespace Nbm.Training;

/// <summary>How much each term adds to the training rows: the standard deviation of its contributions in those of the score, of the output where it is most.</summary>
internal sealed class TermSizes
{
    private readonly double[] _sizes;

    /// <param name="layout">The terms.</param>
    /// <param name="rows">The training rows on them.</param>
    /// <param name="weights">Their weights, summing to 1.</param>
    /// <param name="tables">For each output the vector of all tables.</param>
    public TermSizes(DesignLayout layout, HostDesign rows, double[] weights, double[][] tables)
    {
        _sizes = new double[layout.Terms.Length];
        var contributions = new double[rows.Rows];
        foreach (double[] output in tables)
        {
            var scores = new double[rows.Rows];
            var deviations = new double[_sizes.Length];
            for (int t = 0; t < _sizes.Length; t++)
            {
                rows.Interpolate(layout.Terms[t], output, contributions);
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
