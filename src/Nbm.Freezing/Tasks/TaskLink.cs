namespace Nbm.Freezing;

/// <summary>What the score of a task stands for.</summary>
internal enum TaskLink
{
    /// <summary>The prediction itself.</summary>
    Identity,

    /// <summary>The log-odds of the second class.</summary>
    Logit,

    /// <summary>A score for each class, whose softmax is the probabilities.</summary>
    Softmax,

    /// <summary>The logarithm of a mean.</summary>
    LogMean,

    /// <summary>The logarithm of a hazard ratio.</summary>
    LogHazard,
}
