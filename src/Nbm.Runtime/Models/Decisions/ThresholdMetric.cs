namespace Nbm;

/// <summary>What a threshold may be chosen by: the value of <see cref="ConfusionTable"/> that is to be as large as can be.</summary>
public enum ThresholdMetric
{
    /// <summary>The harmonic mean of precision and recall.</summary>
    F1,

    /// <summary>Recall + specificity − 1, Youden's J: so balanced accuracy too, and what Kolmogorov and Smirnov's statistic is found
    /// at.</summary>
    Youden,

    /// <summary>The share of rows that are called what they are.</summary>
    Accuracy,

    /// <summary>Matthews' correlation of decision and truth.</summary>
    Mcc,
}
