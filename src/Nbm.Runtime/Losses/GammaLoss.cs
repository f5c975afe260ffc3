namespace Nbm.Models;

/// <summary>Half the gamma deviance, y/μ − 1 − ln(y/μ) with μ = eˢ, of a positive amount whose variance is φμ² (McCullagh and Nelder 1989,
/// section 8.3).</summary>
internal sealed class GammaLoss : Loss
{
    public override LinkFunction Link => LinkFunction.Log;

    public override LossTerms Evaluate(double target, double score)
    {
        double ratio = target / PortableMath.Mean(score);
        return new LossTerms(ratio - 1 - PortableMath.Log(ratio), 1 - ratio, ratio);
    }
}
