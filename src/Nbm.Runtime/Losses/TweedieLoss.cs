namespace Nbm.Models;

/// <summary>
/// Half the deviance of Tweedie's compound Poisson–gamma, of amounts that may be exactly zero, with μ = eˢ and variance φμᵖ
/// (Jørgensen 1997; Dunn and Smyth 2005): y²⁻ᵖ/((1−p)(2−p)) − yμ¹⁻ᵖ/(1−p) + μ²⁻ᵖ/(2−p).
/// </summary>
/// <param name="power">p, between 1 and 2.</param>
internal sealed class TweedieLoss(double power) : Loss
{
    public const double DefaultPower = 1.5;

    /// <summary>p.</summary>
    public double Power => power;

    public override LinkFunction Link => LinkFunction.Log;

    public override LossTerms Evaluate(double target, double score)
    {
        double mean = PortableMath.Mean(score);
        double amount = PortableMath.Exp((2 - power) * PortableMath.Log(mean)) / (2 - power);
        double rate = target * PortableMath.Exp((1 - power) * PortableMath.Log(mean)) / (power - 1);
        double least = target > 0 ? PortableMath.Exp((2 - power) * PortableMath.Log(target)) / ((power - 1) * (2 - power)) : 0;
        return new LossTerms(
            rate + amount - least, ((2 - power) * amount) - ((power - 1) * rate),
            ((2 - power) * (2 - power) * amount) + ((power - 1) * (power - 1) * rate));
    }
}
