namespace Nbm.Models;

/// <summary>−log likelihood of a 0/1 target whose log-odds are the score, ln(1 + eˢ) − ys.</summary>
internal sealed class LogisticLoss : Loss
{
    public override LinkFunction Link => LinkFunction.Logit;

    public override bool HasDispersion => false;

    public override LossTerms Evaluate(double target, double score)
    {
        double probability = PortableMath.Sigmoid(score);
        double value = target > 0 ? PortableMath.Softplus(-score) : PortableMath.Softplus(score);
        return new LossTerms(value, probability - target, probability * (1 - probability));
    }
}
