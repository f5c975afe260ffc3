using System.Numerics;

namespace Nbm.Backends.Managed;

/// <summary>(score − target)².</summary>
internal readonly struct SquaredLoss : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> apart = score - target;
        return (apart * apart, apart + apart);
    }
}

/// <summary>ln(1 + eˢ) − t s, from e^−|s|, which can't overflow.</summary>
internal readonly struct LogisticLoss : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> tail = Vector.Exp(-Vector.Abs(score));
        Vector<double> isPositive = Vector.GreaterThanOrEqual(score, Vector<double>.Zero).As<long, double>();
        Vector<double> positivePart = Vector.ConditionalSelect(isPositive, score, Vector<double>.Zero);
        Vector<double> probability = Vector.ConditionalSelect(isPositive, Vector<double>.One, tail) / (Vector<double>.One + tail);
        return (positivePart + Log1P(tail) - (target * score), probability - target);
    }

    /// <summary>ln(1 + x) to full precision near 0 (Kahan's correction of the rounding of 1 + x).</summary>
    private static Vector<double> Log1P(Vector<double> x)
    {
        Vector<double> rounded = Vector<double>.One + x;
        Vector<double> corrected = Vector.Log(rounded) * x / (rounded - Vector<double>.One);
        return Vector.ConditionalSelect(Vector.Equals(rounded, Vector<double>.One).As<long, double>(), x, corrected);
    }
}
