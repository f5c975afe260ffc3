namespace Nbm
{
    /// <summary>What the weights of rows say.</summary>
    public enum WeightKind
    {
        /// <summary>
        /// How much of a row there is: its log likelihood counts so many times. A row of weight 2 is two rows of weight 1 wherever the
        /// dispersion is known, as of classes, counts and survival; where it is estimated, as of a regression, the variance of a row is the
        /// dispersion divided by its weight, and there are as many rows as there are.
        /// </summary>
        Prior,

        /// <summary>How far a row is to be trusted beside the others: only ratios count, for weights are divided by their mean.</summary>
        Precision,
    }
}
