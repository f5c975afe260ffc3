namespace Nbm;

/// <summary>
/// What training minimises: a function of one target and one score. The tasks' own losses are written with it, and
/// <see cref="TrainingOptions.Loss"/> takes another of the same link. Stateless and thread-safe.
/// </summary>
public abstract class Loss
{
    /// <summary>What the score stands for; a model's link is that of its task.</summary>
    public abstract LinkFunction Link { get; }

    /// <summary>
    /// Whether the loss is known up to a factor only, 1/φ, as squared loss is without the variance of the noise. φ is estimated then, from
    /// the
    /// second Bartlett identity: Σ slope² / Σ curvature, times n/(n − degrees of freedom), which is Pearson's estimate up to how rows are
    /// weighed.
    /// False for a likelihood such as Poisson's that has no such factor: φ is 1.
    /// </summary>
    public virtual bool HasDispersion => true;

    /// <summary>The loss of a target at a score, and its derivatives by the score. Convex, or with a curvature that is bounded from below
    /// by 0.</summary>
    /// <param name="target">A target as the record has it.</param>
    /// <param name="score">A finite score, offset included.</param>
    public abstract LossTerms Evaluate(double target, double score);

    /// <summary>Called between rounds of refinement: the same loss with its own parameters estimated anew; itself if it has none.</summary>
    /// <param name="fit">Where the fit stands.</param>
    public virtual Loss Adapt(in LossFit fit) => this;

    /// <summary>Whether only rows near their score have a curvature, so that few of them say anything of a shape.</summary>
    internal virtual bool IsLocal => false;

    /// <summary>The parameters that <see cref="Adapt"/> estimates, to be given to <see cref="Restored"/>; null if they aren't
    /// known.</summary>
    internal virtual double[]? State => null;

    /// <summary>The same loss with parameters that were estimated before.</summary>
    internal virtual Loss Restored(ReadOnlySpan<double> state) => this;

    /// <summary>What a parameter of the loss's own was estimated to be, for <see cref="TrainedModel.Dispersion"/>; null if it has none and
    /// φ is what counts.</summary>
    internal virtual double? Parameter => null;
}
