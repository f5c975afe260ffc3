namespace Nbm.Backends.Managed;

/// <summary>(score − target)².</summary>
internal readonly struct SquaredLoss : IRowLoss
{
    public static (double Loss, double Slope) Evaluate(double score, double target)
    {
        double apart = score - target;
        return (apart * apart, 2 * apart);
    }
}

/// <summary>ln(1 + eˢ) − t s, from e^−|s|, which can't overflow.</summary>
internal readonly struct LogisticLoss : IRowLoss
{
    public static (double Loss, double Slope) Evaluate(double score, double target)
    {
        double tail = Math.Exp(-Math.Abs(score));
        double probability = (score >= 0 ? 1 : tail) / (1 + tail);
        return (Math.Max(score, 0) + Log1P(tail) - (target * score), probability - target);
    }

    /// <summary>ln(1 + x) to full precision near 0 (Kahan's correction of the rounding of 1 + x).</summary>
    private static double Log1P(double x)
    {
        double rounded = 1 + x;
        return rounded == 1 ? x : Math.Log(rounded) * x / (rounded - 1);
    }
}
