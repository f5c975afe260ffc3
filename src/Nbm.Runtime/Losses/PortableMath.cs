using System.Runtime.Intrinsics;

namespace Nbm;

/// <summary>Exponentials in managed code, the runtime's own: unlike those of the system's C library they have the same bits
/// everywhere.</summary>
internal static class PortableMath
{
    // Beyond it a mean is as good as nothing or infinite, and its square still a number.
    private const double MostScore = 300;

    /// <summary>eˣ, of a score that stands for a mean: finite and above zero whatever the score.</summary>
    public static double Mean(double score) => Exp(Math.Clamp(score, -MostScore, MostScore));

    public static double Exp(double x) => Vector128.Exp(Vector128.CreateScalar(x)).ToScalar();

    public static double Log(double x) => Vector128.Log(Vector128.CreateScalar(x)).ToScalar();

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x)
    {
        double tail = Exp(-Math.Abs(x));
        return (x >= 0 ? 1 : tail) / (1 + tail);
    }

    /// <summary>ln(1 + eˣ); to full precision where it is small by Kahan's correction of the rounding of 1 + x.</summary>
    public static double Softplus(double x)
    {
        double tail = Exp(-Math.Abs(x)), rounded = 1 + tail;
        return Math.Max(x, 0) + (rounded == 1 ? tail : Log(rounded) * tail / (rounded - 1));
    }

    /// <summary>y ln(y/μ), 0 where y is.</summary>
    public static double LogRatio(double y, double mean) => y > 0 ? y * Log(y / mean) : 0;
}
