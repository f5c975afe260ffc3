namespace Nbm;

/// <summary>How much a term, or all terms of a feature, matter on some rows, in four ways (Akazan and Mbingui 2025, in the exact form that
/// a sum of tables has). Where they disagree is what is worth reading: a large deviation and no loss says that others know the same; a
/// large sensitivity and a small deviation a curve that wiggles.</summary>
/// <param name="Name">The term or the feature.</param>
/// <param name="MeanAbsolute">The mean of |contribution|, in units of the score; of several outputs their mean. L1.</param>
/// <param name="RootMeanSquare">The root of the mean squared contribution, likewise. L2.</param>
/// <param name="Sensitivity">The mean of |slope| where the row is, times the standard deviation of the feature: by how much the score
/// moves when the feature moves by one deviation. Of levels in order a step to the next one, of interactions the sum over their features,
/// of levels without order the mean difference of two rows. Missing and special values and those beyond the range have no slope. SI. NaN
/// of models whose parts aren't tables.</param>
/// <param name="LossIncrease">By how much the mean loss of the rows rises without it, its mean over the training rows in its place,
/// nothing learned anew. Below 0 where rows are better off without. KO. NaN of survival, whose loss isn't a sum over rows.</param>
/// <param name="LossIncreaseError">The standard error of <paramref name="LossIncrease"/>, of these rows as a sample.</param>
public sealed record PartMeasures(
    string Name, double MeanAbsolute, double RootMeanSquare, double Sensitivity, double LossIncrease, double LossIncreaseError)
{
    /// <summary>In one line, whatever the culture.</summary>
    public override string ToString() =>
        $"{Name}: mean {ScoreText.Plain(MeanAbsolute, 3)}, root mean square {ScoreText.Plain(RootMeanSquare, 3)}, "
        + $"sensitivity {ScoreText.Plain(Sensitivity, 3)}, "
        + $"loss {ScoreText.WithSign(LossIncrease, 4)} ± {ScoreText.Plain(LossIncreaseError, 4)}";
}
