namespace Nbm
{
    /// <summary>How the axis of a number is laid out: where its knots are, and in which units a curve is smooth and linear between
    /// them.</summary>
    public enum AxisKind
    {
        /// <summary>
        /// By rank: knots at quantiles, so that equal amounts of data have equal detail; smooth in rank, linear in the value between knots.
        /// The default.
        /// </summary>
        Rank,

        /// <summary>Evenly spaced knots from the least to the greatest value; smooth and linear in the value.</summary>
        Linear,

        /// <summary>
        /// Evenly spaced knots in the logarithm; smooth and linear in the logarithm, so that equal ratios have equal detail. Values must be
        /// above 0, but for
        /// those that are declared special.
        /// </summary>
        Log,
    }
}
