namespace Nbm.Backends;

/// <summary>The losses that a backend evaluates on scores.</summary>
public enum LossKind
{
    /// <summary>(score − target)², its mean over weighted rows. Gradient 2 (score − target).</summary>
    Squared,

    /// <summary>−log likelihood of a 0/1 target whose log-odds are the score.</summary>
    Logistic,

    /// <summary>−log likelihood of a class index under the softmax of the scores, one row of scores per class.</summary>
    Softmax,
}
