namespace Nbm;

/// <summary>What training does when its cancellation token fires.</summary>
public enum OnCancel
{
    /// <summary>Throw <see cref="OperationCanceledException"/>.</summary>
    Throw,

    /// <summary>
    /// Stop, and hand back the best model so far: of the last round of refinement that ended; before the first, of the best epoch of the
    /// neural phase if there is one, and
    /// the record has neither vectors nor constraints, which that phase knows nothing of; before that, the model without terms, whose
    /// intercept is all that it predicts with, or
    /// the model that <c>ContinueTraining</c> went on from. So once the rows have been read there is a model, and
    /// <see cref="OperationCanceledException"/> is thrown only
    /// where the token had fired before training began. A model whose refinement was stopped has no error bars.
    /// </summary>
    ReturnBest,
}
