namespace Nbm;

/// <summary>Constraints that a record declares could not be held by training. No model is returned: a constraint is never dropped
/// silently.</summary>
public sealed class ConstraintException : NbmException
{
    /// <summary>Constraints that don't hold.</summary>
    /// <param name="features">The constrained features.</param>
    /// <param name="violation">How far the best solution is from holding them, in units of the score (standard deviations of the target,
    /// for a regression).</param>
    public ConstraintException(IEnumerable<string> features, double violation)
        : base(FormattableString.Invariant(
            $"The constraints on {string.Join(", ", features)} could not be held: the best solution found is {violation:G3} away from them, in units of the score. Take off one constraint after the other to see which it is; rows that contradict it with huge weights or values are the likely cause."))
    {
        Violation = violation;
    }

    internal ConstraintException(ModelSchema schema, double violation)
        : this(schema.Features.Where(feature => feature.IsConstrained).Select(feature => feature.Name), violation)
    {
    }

    /// <summary>How far the best solution is from holding them, in units of the score (standard deviations of the target, for a
    /// regression).</summary>
    public double Violation { get; }
}
