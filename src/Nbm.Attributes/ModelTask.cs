namespace Nbm
{
    /// <summary>What a model predicts.</summary>
    public enum ModelTask
    {
        /// <summary>Follows from the target's type: numeric → regression, bool or a two-member enum → binary, a larger enum or a string →
        /// multiclass.</summary>
        Auto,

        /// <summary>A real number; squared loss, identity link.</summary>
        Regression,

        /// <summary>The probability of one of two outcomes; logistic loss, logit link.</summary>
        Binary,

        /// <summary>A probability for each of several classes; softmax.</summary>
        Multiclass,

        /// <summary>The mean of a count, 0, 1, 2 …, whose variance is about its mean; Poisson likelihood, log link.</summary>
        Poisson,

        /// <summary>The mean of an amount above zero whose standard deviation grows with its mean; gamma likelihood, log link.</summary>
        Gamma,

        /// <summary>The mean of an amount that is zero often and positive else, such as the claims of a policy; Tweedie's compound
        /// Poisson–gamma likelihood, log link.</summary>
        Tweedie,

        /// <summary>The mean of a count that varies more than Poisson's, variance = mean + dispersion · mean²; negative binomial
        /// likelihood, log link.</summary>
        NegativeBinomial,

        /// <summary>A quantile of a real number, such as its median; pinball loss, identity link.</summary>
        Quantile,

        /// <summary>A real number some of whose values are wild; Huber's loss, identity link.</summary>
        Huber,

        /// <summary>
        /// How the risk of an event differs from row to row, from durations of which some ended before it (<see cref="EventAttribute"/>):
        /// Cox's proportional hazards.
        /// The score is the logarithm of a hazard ratio.
        /// </summary>
        Cox,
    }
}
