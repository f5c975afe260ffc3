namespace Nbm;

/// <summary>What a score stands for: the function that takes the mean of the target to the scale on which terms add up.</summary>
public enum LinkFunction
{
    /// <summary>The score is the prediction itself.</summary>
    Identity,

    /// <summary>The score is the logarithm of the mean: e^score is predicted, and what a term adds multiplies it.</summary>
    Log,

    /// <summary>The score is the log-odds of a probability.</summary>
    Logit,
}
