using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Moves what belongs to fewer features out of an interaction and into the terms of those features (functional ANOVA over the training distribution; Lengerich et al. 2020):
/// first out of those of most features, so that what a triple gives to a pair the pair gives on to the features' own curves. Afterwards an interaction's table has mean 0 over the
/// data at each position of each term that it contains. The sum of all terms stays as it is, everywhere. Both ends of a circle are one position.
/// </summary>
/// <remarks>What belongs to a pair that isn't declared stays in the triple: a model has the terms that its record declares, and the features' own curves are always among them.</remarks>
internal sealed class Purification
{
    private readonly ImpureTerm[] _terms;

    /// <param name="layout">The serving tables. The axes of a term have the knots of all terms that contain it, or what moves doesn't fit.</param>
    /// <param name="axes">Their axes.</param>
    /// <param name="mass">The share of training weight on each position.</param>
    public Purification(DesignLayout layout, ImmutableArray<Axis> axes, double[] mass) =>
        _terms = [.. layout.Terms.Where(term => term.Order > 1).OrderByDescending(term => term.Order).Select(term => new ImpureTerm(layout, axes, term, mass))];

    /// <summary>Purifies the vector of all tables, in place.</summary>
    public void Apply(double[] tables)
    {
        foreach (ImpureTerm term in _terms)
        {
            term.Purify(tables);
        }
    }
}
