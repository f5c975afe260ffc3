using System.Globalization;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// From which score on a binary model calls a row positive, and why from there. <c>model.WithThreshold(threshold)</c> is the model that
/// obeys it. One that is chosen on rows needs rows of its own: on those that the model learned from it looks better than it is. It lies
/// halfway between the last score that is called positive and the first that isn't, so that rounding decides nothing. Immutable, equal by
/// content.
/// <code>
/// RankedRows ranked = model.Rank(validation);
/// ApplicantModel decides = model.WithThreshold(DecisionThreshold.ByCost(ranked, falsePositive: 5000, falseNegative: 800));
/// </code>
/// </summary>
public sealed record DecisionThreshold
{
    private const int LongestBasis = 1000;

    internal DecisionThreshold(double score, string basis)
    {
        if (!double.IsFinite(score))
        {
            throw new ArgumentException(FormattableString.Invariant($"A threshold's score is {score}; expected: a finite number."));
        }

        if (basis.Length > LongestBasis)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"What a threshold is based on has {basis.Length} characters; {LongestBasis} is the most."));
        }

        (Score, Basis) = (score, basis);
    }

    /// <summary>The log-odds from which on a row is called positive, itself included. Rows are compared by it: it decides, not
    /// <see cref="Probability"/>, which is rounded.</summary>
    public double Score { get; }

    /// <summary>The probability that the score stands for.</summary>
    public double Probability => Link.Sigmoid(Score);

    /// <summary>How it was chosen, in words: kept in the model's file, shown by reports and <c>nbm inspect</c>.</summary>
    public string Basis { get; }

    /// <summary>A threshold of a probability.</summary>
    /// <param name="probability">Above 0 and below 1. 0.5 is what a model has without a threshold.</param>
    /// <exception cref="ArgumentOutOfRangeException">It isn't between 0 and 1.</exception>
    public static DecisionThreshold At(double probability) => new(LogOdds(probability, nameof(probability)), "given");

    /// <summary>A threshold of a score.</summary>
    /// <param name="score">The log-odds, finite.</param>
    /// <exception cref="ArgumentException">It isn't finite.</exception>
    public static DecisionThreshold AtScore(double score) => new(score, "given");

    /// <summary>
    /// The threshold of least expected cost, if the model's probabilities are right: falsePositive / (falsePositive + falseNegative) (Elkan
    /// 2001). It asks for no rows; see <see cref="Calibration"/> for whether they are.
    /// </summary>
    /// <param name="falsePositive">What it costs to call a negative row positive, beyond calling it negative; above 0.</param>
    /// <param name="falseNegative">What it costs to call a positive row negative, beyond calling it positive; above 0, in the same
    /// unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost isn't above 0, or not finite.</exception>
    public static DecisionThreshold ForCosts(double falsePositive, double falseNegative)
    {
        CheckCost(falsePositive, nameof(falsePositive), least: double.Epsilon);
        CheckCost(falseNegative, nameof(falseNegative), least: double.Epsilon);
        return new DecisionThreshold(Math.Log(falsePositive) - Math.Log(falseNegative), FormattableString.Invariant(
            $"costs of {falsePositive:G6} for a false positive and {falseNegative:G6} for a false negative, if probabilities are right"));
    }

    /// <summary>The threshold that costs least on rows; of several that cost the same the highest.</summary>
    /// <param name="rows">Rows that the model didn't learn from, <c>model.Rank(rows)</c>.</param>
    /// <param name="falsePositive">What it costs to call a negative row positive, beyond calling it negative; zero or more.</param>
    /// <param name="falseNegative">What it costs to call a positive row negative, beyond calling it positive; zero or more, in the same
    /// unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">A cost is below 0, or not finite.</exception>
    /// <exception cref="NbmDataException">All rows are of one class.</exception>
    public static DecisionThreshold ByCost(RankedRows rows, double falsePositive, double falseNegative)
    {
        CheckCost(falsePositive, nameof(falsePositive), least: 0);
        CheckCost(falseNegative, nameof(falseNegative), least: 0);
        double most = Math.Max(Math.Max(falsePositive, falseNegative), double.Epsilon);
        (int cut, double least) = Best(rows, table => -(((falsePositive / most * table.FalsePositives)
            + (falseNegative / most * table.FalseNegatives)) / table.Total));
        return AtCut(rows, cut, string.Create(CultureInfo.InvariantCulture,
            $"least cost on {rows.Count} rows, {falsePositive:G6} for a false positive and {falseNegative:G6} for a false negative: "
                + $"{-least * most:G4} a row"));
    }

    /// <summary>The threshold that calls as large a share of rows positive as can be, and no more than asked for: rows of one score are
    /// called alike.</summary>
    /// <param name="rows">Rows such as will be decided on, <c>model.Rank(rows)</c>.</param>
    /// <param name="positiveRate">The share, 0 to 1: to approve 40 % where the positive class is the good one, 0.4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't between 0 and 1.</exception>
    public static DecisionThreshold ByRate(RankedRows rows, double positiveRate)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!(positiveRate is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(positiveRate), positiveRate, "The share of rows that are called positive must lie "
                + "between 0 and 1.");
        }

        int cut = 0;
        while (cut < rows.Cuts && rows.AtCut(cut + 1).PositiveRate <= positiveRate + 1e-12) // Weights' sums are rounded.
        {
            cut++;
        }

        return AtCut(rows, cut, FormattableString.Invariant(
            $"{100 * positiveRate:0.##} % of {rows.Count} rows at most: {100 * rows.AtCut(cut).PositiveRate:0.##} %"));
    }

    /// <summary>The threshold of the largest value of a metric on rows; of several that are alike the highest.</summary>
    /// <param name="rows">Rows that the model didn't learn from, <c>model.Rank(rows)</c>.</param>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    /// <exception cref="NbmDataException">All rows are of one class.</exception>
    public static DecisionThreshold ByMetric(RankedRows rows, ThresholdMetric metric)
    {
        (int cut, double largest) = Best(rows, metric switch
        {
            ThresholdMetric.F1 => table => table.F1,
            ThresholdMetric.Youden => table => table.Youden,
            ThresholdMetric.Accuracy => table => table.Accuracy,
            ThresholdMetric.Mcc => table => table.Mcc,
            _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
        });
        return AtCut(rows, cut, FormattableString.Invariant($"largest {metric} on {rows.Count} rows: {ScoreText.Of(largest)}"));
    }

    /// <summary>The threshold and what it is based on, in one line, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant($"{Probability:0.####} (score {Score:0.####}), {Basis}");

    private static (int Cut, double Value) Best(RankedRows rows, Func<ConfusionTable, double> value)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (!rows.HasBoth)
        {
            throw new NbmDataException(FormattableString.Invariant($"All {rows.Count} rows are ")
                + $"{(rows.Positives > 0 ? string.Empty : "not ")}{rows.PositiveClass}: no threshold is better than another. "
                + "Give rows of both classes, or a threshold by rate.");
        }

        (int best, double largest) = (-1, double.NegativeInfinity);
        for (int cut = 0; cut <= rows.Cuts; cut++)
        {
            double own = value(rows.AtCut(cut));
            (best, largest) = own > largest ? (cut, own) : (best, largest); // What isn't defined is never larger.
        }

        return (best, largest);
    }

    private static DecisionThreshold AtCut(RankedRows rows, int cut, string basis)
    {
        double beside = rows.Score(Math.Clamp(cut - 1, 0, rows.Cuts - 1));
        double further = Math.Max(1, Math.Abs(beside)); // Nothing is known beyond the outermost scores.
        double score = cut == 0 ? beside + further : cut == rows.Cuts ? beside - further : Between(beside, rows.Score(cut));
        return new DecisionThreshold(score, basis);
    }

    private static double Between(double called, double next)
    {
        double middle = next + ((called - next) / 2);
        return middle > next ? middle : called;
    }

    private static double LogOdds(double probability, string name) => probability is > 0 and < 1
        ? Math.Log(probability) - double.LogP1(-probability)
        : throw new ArgumentOutOfRangeException(name, probability, "A threshold must lie between 0 and 1, without either.");

    private static void CheckCost(double cost, string name, double least)
    {
        if (!(cost >= least && double.IsFinite(cost)))
        {
            throw new ArgumentOutOfRangeException(name, cost, $"A cost must be {(least > 0 ? "above zero" : "zero or more")}, and finite.");
        }
    }
}
