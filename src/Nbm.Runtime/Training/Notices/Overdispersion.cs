using Nbm.Models;

namespace Nbm.Training;

/// <summary>How much more counts scatter than Poisson's of the same means.</summary>
/// <param name="Dispersion">
/// Pearson's statistic for each degree of freedom, divided by 1 + s̄, s̄ the mean of (y − μ)/μ, which takes most of its noise where means
/// are small (Fletcher 2012, “Estimating overdispersion when fitting a generalized linear model to sparse data”).
/// </param>
/// <param name="Deviate">
/// How far Σ (y − μ)² − y, the score test of a negative binomial's α = 0 (Dean and Lawless 1989), is beyond what Poisson's counts give: of
/// these it has mean 0, variance Σ 2μ² and third moment Σ 4μ² + 8μ³ (Charlier's polynomial of degree 2), whatever the means, where
/// Pearson's statistic has a variance of Σ 1/μ. Without the row that says most: of small means a single count of 3 is rare.
/// </param>
/// <param name="Scatter">
/// Σ (y − μ)² / Σ μ, which is what slopes scatter by (E slope² = φ E curvature), less what the fit took of it. Smoothness goes by this:
/// rows of
/// large means, which say most, scatter more than Pearson's statistic has them if noise grows faster than the mean.
/// </param>
internal readonly record struct Overdispersion(double Dispersion, double Deviate, double Scatter)
{
    // What a fit leaves of the rows' say at least.
    private const double LeastLeft = 0.1;

    // Standard errors that are a tenth too small matter to nobody.
    private const double Least = 1.2;

    /// <summary>Whether it is too much for chance, and matters.</summary>
    public bool IsNotable => Dispersion >= Least && Deviate >= GammaTail.Rare;

    /// <summary>Of a fit; null where it isn't of Poisson's counts.</summary>
    /// <param name="stage">The fit.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="degrees">The degrees of freedom that it took.</param>
    public static Overdispersion? Of(RefinementStage stage, RefinementData rows, double degrees)
    {
        if (rows.Loss.Loss is not PoissonLoss)
        {
            return null;
        }

        double[] means = [.. stage.System.OfRows().Scores.Select((score, r) =>
            PortableMath.Mean((score * rows.Loss.Scale.Deviation) + rows.Loss.Scale.Mean + (rows.Rows.Offsets?[r] ?? 0)))];
        return Of(rows.Rows.Targets, means, rows.Rows.Weights, degrees);
    }

    /// <param name="targets">n counts. Where they aren't whole they are rates, and their weights what they were counted over.</param>
    /// <param name="means">n means.</param>
    /// <param name="weights">n weights.</param>
    /// <param name="degrees">The degrees of freedom that the means took.</param>
    public static Overdispersion Of(ReadOnlySpan<double> targets, ReadOnlySpan<double> means, ReadOnlySpan<double> weights, double degrees)
    {
        bool areRates = false;
        foreach (double target in targets)
        {
            areRates |= target != Math.Floor(target);
        }

        double rows = 0, pearson = 0, apart = 0, score = 0, most = 0, sum = 0, squares = 0, cubes = 0;
        for (int r = 0; r < targets.Length; r++)
        {
            var (times, scale) = areRates ? (1.0, weights[r]) : (weights[r], 1.0);
            double count = scale * targets[r], mean = scale * means[r], square = (count - mean) * (count - mean);
            rows += times;
            pearson += times * square / mean;
            apart += times * (count - mean) / mean;
            score += times * (square - count);
            most = Math.Max(most, square - count);
            sum += times * mean;
            squares += times * mean * mean;
            cubes += times * mean * mean * mean;
        }

        // What the fit took of the squares, rows of large means most.
        double taken = degrees * squares / sum;
        return new Overdispersion(
            pearson / Math.Max(rows - degrees, 1) / Math.Max(1 + (apart / rows), 1e-3),
            GammaTail.Deviate(score + taken - most, 0, 2 * squares, (4 * squares) + (8 * cubes)),
            (score + sum) / Math.Max(sum - taken, LeastLeft * sum));
    }
}
