namespace Nbm;

/// <summary>What training does when its cancellation token fires.</summary>
public enum OnCancel
{
    /// <summary>Throw <see cref="OperationCanceledException"/>.</summary>
    Throw,

    /// <summary>Stop, and hand back the best model so far. If not one epoch or round has ended yet, throw. A model whose refinement was stopped has no error bars.</summary>
    ReturnBest,
}
