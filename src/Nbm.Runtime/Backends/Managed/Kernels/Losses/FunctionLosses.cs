using System.Numerics;

namespace Nbm.Backends.Managed;

/// <summary>A loss divided by its unit.</summary>
/// <param name="loss">The loss.</param>
/// <param name="unit">What losses and slopes are divided by.</param>
internal readonly struct InUnits<TLoss>(TLoss loss, double unit) : IRowLoss
    where TLoss : struct, IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        (Vector<double> value, Vector<double> slope) = loss.Evaluate(score, target);
        var divisor = new Vector<double>(unit);
        return (value / divisor, slope / divisor);
    }
}

/// <summary>y ln(y/μ) − (y − μ).</summary>
internal readonly struct PoissonLoss : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> mean = LogMeans.Of(score);
        return (LogMeans.LogRatio(target, mean) - (target - mean), mean - target);
    }
}

/// <summary>y/μ − 1 − ln(y/μ).</summary>
internal readonly struct GammaLoss : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> ratio = target / LogMeans.Of(score);
        return (ratio - Vector<double>.One - Vector.Log(ratio), Vector<double>.One - ratio);
    }
}

/// <summary>y²⁻ᵖ/((1−p)(2−p)) − yμ¹⁻ᵖ/(1−p) + μ²⁻ᵖ/(2−p).</summary>
/// <param name="power">p.</param>
internal readonly struct TweedieLoss(double power) : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> logMean = Vector.Log(LogMeans.Of(score)), above = new(2 - power), below = new(power - 1);
        Vector<double> amount = Vector.Exp(above * logMean) / above;
        Vector<double> rate = target * Vector.Exp(-below * logMean) / below;
        Vector<double> least = Vector.ConditionalSelect(
            Vector.GreaterThan(target, Vector<double>.Zero).As<long, double>(), Vector.Exp(above * Vector.Log(target)) / (below * above),
            Vector<double>.Zero);
        return (rate + amount - least, (above * amount) - (below * rate));
    }
}

/// <summary>y ln(y/μ) − (y + 1/α) ln((1 + αy)/(1 + αμ)).</summary>
/// <param name="dispersion">α.</param>
internal readonly struct NegativeBinomialLoss(double dispersion) : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> mean = LogMeans.Of(score), alpha = new(dispersion);
        Vector<double> spread = Vector<double>.One + (alpha * mean);
        Vector<double> rest = (target + new Vector<double>(1 / dispersion)) * Vector.Log((Vector<double>.One + (alpha * target)) / spread);
        return (LogMeans.LogRatio(target, mean) - rest, (mean - target) / spread);
    }
}

/// <summary>½(y − s)², or δ|y − s| − ½δ².</summary>
/// <param name="delta">δ.</param>
internal readonly struct HuberLoss(double delta) : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> apart = score - target, most = new(delta), bent = Vector.Min(Vector.Max(apart, -most), most);
        return (bent * (apart - (bent / new Vector<double>(2))), bent);
    }
}

/// <summary>(τ − 1) r + h ln(1 + e^(r/h)), r = y − s.</summary>
/// <param name="level">τ.</param>
/// <param name="bandwidth">h.</param>
internal readonly struct QuantileLoss(double level, double bandwidth) : IRowLoss
{
    public (Vector<double> Loss, Vector<double> Slope) Evaluate(Vector<double> score, Vector<double> target)
    {
        Vector<double> apart = target - score, width = new(bandwidth), below = new(level - 1);

        // The logistic loss of r/h and the target 0: ln(1 + e^(r/h)), and the share of the bandwidth that is above.
        (Vector<double> softplus, Vector<double> above) = default(LogisticLoss).Evaluate(apart / width, Vector<double>.Zero);
        return ((below * apart) + (width * softplus), -below - above);
    }
}

/// <summary>Means whose logarithms are scores.</summary>
internal static class LogMeans
{
    /// <summary>eˢ, finite and above 0 whatever the score.</summary>
    public static Vector<double> Of(Vector<double> score) =>
        Vector.Exp(Vector.Min(Vector.Max(score, new Vector<double>(-LossFunction.MostLogMean)),
            new Vector<double>(LossFunction.MostLogMean)));

    /// <summary>y ln(y/μ), 0 where y is.</summary>
    public static Vector<double> LogRatio(Vector<double> target, Vector<double> mean) => Vector.ConditionalSelect(
        Vector.GreaterThan(target, Vector<double>.Zero).As<long, double>(), target * Vector.Log(target / mean), Vector<double>.Zero);
}
