namespace Nbm
{
    /// <summary>Which way a feature may move the score, everywhere and whatever the other features are.</summary>
    public enum Monotone
    {
        /// <summary>Either way.</summary>
        None,

        /// <summary>A greater value never lowers the score.</summary>
        Increasing,

        /// <summary>A greater value never raises the score.</summary>
        Decreasing,
    }
}
