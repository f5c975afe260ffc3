using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Moves what belongs to fewer features out of an interaction and into the terms of those features (functional ANOVA over the training
/// distribution; Lengerich et al. 2020): first out of those of most features, so that what a triple gives to a pair the pair gives on to
/// the features' own curves. Afterwards an interaction's table has mean 0 over the data at each position of each term that it contains. The
/// sum of all terms stays as it is, everywhere. Both ends of a circle are one position.
/// </summary>
/// <remarks>
/// What belongs to a pair that isn't declared stays in the triple: a model has the terms that its record declares, and the features' own
/// curves are always among them. So does all that belongs to pairs where a feature is constrained: what a triple takes off there must be
/// made good by the curve alone, or <see cref="ConstraintGuard"/> couldn't tell that the constraint holds.
/// </remarks>
internal sealed class Purification
{
    private readonly ImpureTerm[] _terms;

    /// <param name="layout">The serving tables. The axes of a term have the knots of all terms that contain it, or what moves doesn't
    /// fit.</param>
    /// <param name="axes">Their axes.</param>
    /// <param name="mass">The share of training weight on each position.</param>
    /// <param name="schema">Says which features are constrained.</param>
    public Purification(DesignLayout layout, ImmutableArray<Axis> axes, double[] mass, ModelSchema schema) =>
        _terms = [.. layout.Terms.Where(term => term.Order > 1).OrderByDescending(term => term.Order).Select(term => new ImpureTerm(
            layout, axes, term, mass,
            term.Columns.Any(column => schema.Features[axes[column].Feature].IsConstrained) ? 1 : term.Order - 1))];

    /// <summary>Purifies the vector of all tables, in place.</summary>
    public void Apply(double[] tables)
    {
        foreach (ImpureTerm term in _terms)
        {
            term.Purify(tables);
        }
    }
}
