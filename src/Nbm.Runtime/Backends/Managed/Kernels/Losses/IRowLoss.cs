namespace Nbm.Backends.Managed;

/// <summary>A loss of one score.</summary>
internal interface IRowLoss
{
    /// <summary>The loss and its derivative by the score.</summary>
    static abstract (double Loss, double Slope) Evaluate(double score, double target);
}
