namespace Nbm
{
    /// <summary>What a model predicts.</summary>
    public enum ModelTask
    {
        /// <summary>Follows from the target's type: numeric → regression, bool or a two-member enum → binary, a larger enum or a string → multiclass.</summary>
        Auto,

        /// <summary>A real number; squared loss, identity link.</summary>
        Regression,

        /// <summary>The probability of one of two outcomes; logistic loss, logit link.</summary>
        Binary,

        /// <summary>A probability for each of several classes; softmax.</summary>
        Multiclass,
    }
}
