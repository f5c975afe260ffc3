namespace Nbm.Models;

/// <summary>From scores to probabilities and back, without overflow.</summary>
internal static class Link
{
    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double score)
    {
        double e = Math.Exp(-Math.Abs(score));
        return score >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /// <summary>ln(1 + eˣ).</summary>
    public static double Softplus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));

    /// <summary>probabilities = e^scores / Σ e^scores. They may be the same memory.</summary>
    public static void Softmax(ReadOnlySpan<double> scores, Span<double> probabilities)
    {
        double highest = Highest(scores);
        double sum = 0;
        for (int c = 0; c < scores.Length; c++)
        {
            probabilities[c] = Math.Exp(scores[c] - highest);
            sum += probabilities[c];
        }

        for (int c = 0; c < scores.Length; c++)
        {
            probabilities[c] /= sum;
        }
    }

    /// <summary>ln Σ e^scores.</summary>
    public static double LogSumExp(ReadOnlySpan<double> scores)
    {
        double highest = Highest(scores);
        double sum = 0;
        foreach (double score in scores)
        {
            sum += Math.Exp(score - highest);
        }

        return highest + Math.Log(sum);
    }

    private static double Highest(ReadOnlySpan<double> scores)
    {
        double highest = double.NegativeInfinity;
        foreach (double score in scores)
        {
            highest = Math.Max(highest, score);
        }

        return highest;
    }
}
