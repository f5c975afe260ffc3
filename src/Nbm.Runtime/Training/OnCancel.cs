namespace Nbm;

/// <summary>What training does when its cancellation token fires.</summary>
public enum OnCancel
{
    /// <summary>Throw <see cref="OperationCanceledException"/>.</summary>
    Throw,

    /// <summary>Stop, and hand back the best model so far. If not one epoch has ended yet, throw.</summary>
    ReturnBest,
}
