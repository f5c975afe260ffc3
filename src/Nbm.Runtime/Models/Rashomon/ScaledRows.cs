namespace Nbm.Models;

/// <summary>Rows as models see them whose terms are scaled: score = base + shift + Σ m g, for scales m of the contributions g.</summary>
/// <param name="contributions">For each term n contributions.</param>
/// <param name="bases">n scores without the terms: intercept and offsets.</param>
/// <param name="targets">n targets.</param>
/// <param name="weights">n weights, summing to 1.</param>
/// <param name="loss">The loss of one row.</param>
internal sealed class ScaledRows(
    double[][] contributions, double[] bases, double[] targets, double[] weights, Func<double, double, LossTerms> loss)
{
    /// <summary>Terms, and the shift behind them.</summary>
    public int Size => contributions.Length + 1;

    /// <summary>How many rows.</summary>
    public int Count => bases.Length;

    /// <summary>What term <paramref name="term"/> adds to the rows, unscaled; 1 for the shift.</summary>
    public double Contribution(int term, int row) => term < contributions.Length ? contributions[term][row] : 1;

    /// <summary>The scales of the model as it is.</summary>
    public double[] AsItIs() => [.. contributions.Select(_ => 1.0), 0];

    /// <summary>The weighted mean loss at scales.</summary>
    public double Loss(ReadOnlySpan<double> scales) => Loss(Scores(scales), [], 0);

    /// <summary>The mean loss where scores lie a length along a way: for many lengths, what scales come to is added up once.</summary>
    public double Loss(double[] scores, double[] way, double length)
    {
        double sum = 0;
        for (int r = 0; r < scores.Length; r++)
        {
            sum += weights[r] * loss(targets[r], scores[r] + (way.Length > 0 ? length * way[r] : 0)).Value;
        }

        return sum;
    }

    /// <summary>The mean loss, its gradient, and half its second derivatives, H: L(m + d) ≈ L + gradient·d + dᵀHd.</summary>
    public (double Loss, double[] Gradient, double[] Half) Expand(ReadOnlySpan<double> scales)
    {
        int size = Size;
        var (sum, gradient, half, scores) = (0.0, new double[size], new double[size * size], Scores(scales));
        var row = new double[size];
        for (int r = 0; r < scores.Length; r++)
        {
            LossTerms own = loss(targets[r], scores[r]);
            sum += weights[r] * own.Value;
            for (int t = 0; t < size; t++)
            {
                row[t] = Contribution(t, r);
                gradient[t] += weights[r] * own.Slope * row[t];
            }

            for (int t = 0; t < size; t++)
            {
                double share = weights[r] * own.Curvature / 2 * row[t];
                for (int s = 0; s <= t; s++)
                {
                    half[(t * size) + s] += share * row[s];
                }
            }
        }

        for (int t = 0; t < size; t++)
        {
            for (int s = 0; s < t; s++)
            {
                half[(s * size) + t] = half[(t * size) + s];
            }
        }

        return (sum, gradient, half);
    }

    /// <summary>The weighted mean of what two terms add, less their means: a covariance.</summary>
    public double Covariance(int s, int t)
    {
        double both = 0, first = 0, second = 0;
        for (int r = 0; r < Count; r++)
        {
            both += weights[r] * Contribution(s, r) * Contribution(t, r);
            first += weights[r] * Contribution(s, r);
            second += weights[r] * Contribution(t, r);
        }

        return both - (first * second);
    }

    /// <summary>The weighted mean size of what a term adds.</summary>
    public double MeanSize(int term)
    {
        double sum = 0;
        for (int r = 0; r < Count; r++)
        {
            sum += weights[r] * Math.Abs(Contribution(term, r));
        }

        return sum;
    }

    /// <summary>The scores at scales.</summary>
    public double[] Scores(ReadOnlySpan<double> scales) => Added([.. bases], scales);

    /// <summary>What steps of the scales add to the scores.</summary>
    public double[] Steps(ReadOnlySpan<double> steps) => Added(new double[bases.Length], steps);

    private double[] Added(double[] scores, ReadOnlySpan<double> scales)
    {
        for (int r = 0; r < scores.Length; r++)
        {
            scores[r] += scales[^1];
        }

        for (int t = 0; t < contributions.Length; t++)
        {
            double[] own = contributions[t];
            for (int r = 0; r < scores.Length; r++)
            {
                scores[r] += scales[t] * own[r];
            }
        }

        return scores;
    }
}
