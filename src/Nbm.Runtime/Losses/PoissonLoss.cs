namespace Nbm.Models;

/// <summary>Half the Poisson deviance, y ln(y/μ) − (y − μ) with μ = eˢ: −log likelihood of a count (McCullagh and Nelder 1989, section
/// 6.2).</summary>
internal sealed class PoissonLoss : Loss
{
    public override LinkFunction Link => LinkFunction.Log;

    public override bool HasDispersion => false;

    public override LossTerms Evaluate(double target, double score)
    {
        double mean = PortableMath.Mean(score);
        return new LossTerms(PortableMath.LogRatio(target, mean) - (target - mean), mean - target, mean);
    }
}
