using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The loss of a data set's rows, computed in doubles on the host, whatever the backend: in refinement all losses but the three that
/// backends have kernels for; in gradient descent
/// Cox's and a user's own. One score a row.
/// Its own parameters may change between rounds (<see cref="Adapt"/>); so an instance belongs to one phase of one fit.
/// </summary>
internal abstract class HostLoss
{
    /// <summary>φ by the second Bartlett identity, Σ slope²/Σ curvature, at the scores of the last evaluation; without the correction for
    /// degrees of freedom.</summary>
    public double Dispersion { get; protected set; } = 1;

    /// <summary>How many rows it takes of curvature as it is: (Σ c)²/Σ c² where only rows near their score have one, at the scores of the
    /// last evaluation; null where all count.</summary>
    public double? LocalRows { get; protected set; }

    /// <summary>The weighted mean loss of some rows at some scores.</summary>
    /// <param name="scores">A score for each of them, without offset.</param>
    /// <param name="rows">Their indices; empty for all rows in their order.</param>
    /// <param name="gradient">Out: w/Σw · ∂loss/∂score.</param>
    /// <param name="curvature">Out: w/Σw · ∂²loss/∂score².</param>
    public abstract double Evaluate(ReadOnlySpan<float> scores, ReadOnlySpan<int> rows, Span<float> gradient, Span<float> curvature);

    /// <summary>Estimates the loss's own parameters anew, at the scores of all rows.</summary>
    /// <param name="scores">The scores, without offset.</param>
    /// <param name="degrees">The effective degrees of freedom that made them.</param>
    public virtual void Adapt(ReadOnlySpan<float> scores, double degrees)
    {
    }

    /// <summary>What the loss's own parameters are by now, to be given back; empty if they are as at first, null if that can't be
    /// said.</summary>
    public virtual double[]? State => [];

    /// <summary>Goes on with parameters that a loss of the same rows had.</summary>
    public virtual void Restore(double[] state)
    {
    }

    /// <summary>What a parameter of its own was estimated to be, in place of φ; null if it has none.</summary>
    public virtual double? Parameter => null;
}
