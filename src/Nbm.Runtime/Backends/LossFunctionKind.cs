namespace Nbm.Backends;

/// <summary>The losses of one score with parameters that a backend evaluates, see <see cref="LossFunction"/>; μ is eˢ, and y the
/// target.</summary>
public enum LossFunctionKind
{
    /// <summary>ln(1 + eˢ) − ys of a 0/1 target.</summary>
    Logistic,

    /// <summary>y ln(y/μ) − (y − μ), half the Poisson deviance.</summary>
    Poisson,

    /// <summary>y/μ − 1 − ln(y/μ), half the gamma deviance, of a target above 0.</summary>
    Gamma,

    /// <summary>y²⁻ᵖ/((1−p)(2−p)) − yμ¹⁻ᵖ/(1−p) + μ²⁻ᵖ/(2−p), half Tweedie's deviance, with the parameter p between 1 and 2.</summary>
    Tweedie,

    /// <summary>y ln(y/μ) − (y + 1/α) ln((1 + αy)/(1 + αμ)), half the negative binomial deviance, with the parameter α above 0.</summary>
    NegativeBinomial,

    /// <summary>½(y − s)², or δ|y − s| − ½δ² beyond the parameter δ above 0 (Huber 1964).</summary>
    Huber,

    /// <summary>(τ − 1) r + h ln(1 + e^(r/h)) with r = y − s: the pinball loss of the parameter τ between 0 and 1, smoothed over the
    /// bandwidth h above 0
    /// (Fasiolo et al. 2021, section 2).</summary>
    Quantile,
}
