using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The axes and tables of the model that serves. They are those of training, but for terms that interactions contain, a pair's two
/// features, a triple's features and pairs: their axes have the knots of all those interactions' axes too, so that what purification moves
/// out of an interaction fits into them without loss.
/// </summary>
internal sealed class ServingLayout
{
    private readonly FittedTables _fit;
    private readonly Prolongation[] _carry;

    /// <param name="fit">The tables.</param>
    /// <param name="schema">Says where curves are to be 0.</param>
    public ServingLayout(FittedTables fit, ModelSchema schema)
    {
        _fit = fit;
        var axes = new List<Axis>();
        var terms = new List<ImmutableArray<int>>();
        foreach (TermLayout term in fit.Terms)
        {
            terms.Add([.. term.Columns.Select(column => Find(axes, Union(fit, schema, term, column)))]);
        }

        Axes = [.. axes];
        Layout = DesignLayout.Create([.. axes.Select(axis => axis.Extent)], terms);
        _carry = [.. fit.Terms.Select((term, t) => new Prolongation(term, fit.Axes, Layout.Terms[t], Axes))];
    }

    public ImmutableArray<Axis> Axes { get; }

    /// <summary>The terms.</summary>
    public DesignLayout Layout { get; }

    /// <summary>Training's tables on this layout: the same functions.</summary>
    public double[] Carry(ReadOnlySpan<double> tables)
    {
        var carried = new double[Layout.TableLength];
        for (int t = 0; t < _carry.Length; t++)
        {
            TermLayout from = _fit.Terms[t], to = Layout.Terms[t];
            _carry[t].Carry(tables.Slice(from.Offset, from.Length), carried.AsSpan(to.Offset, to.Length));
        }

        return carried;
    }

    /// <summary>Whether each position belongs to a block that training rows fall on.</summary>
    public bool[] Learned() => [.. Carry([.. _fit.Learned.Select(learned => learned ? 1.0 : 0)]).Select(share => share > 0)];

    /// <summary>Where a feature's axis with the same knots stands among others; it is added behind them if there is none.</summary>
    public static int Find(List<Axis> axes, Axis axis)
    {
        int found = axes.FindIndex(other => other.Feature == axis.Feature && other.Knots.AsSpan().SequenceEqual(axis.Knots.AsSpan()));
        if (found < 0)
        {
            axes.Add(axis);
            found = axes.Count - 1;
        }

        return found;
    }

    private static Axis Union(FittedTables fit, ModelSchema schema, TermLayout term, int column)
    {
        Axis axis = fit.Axes[column];
        IEnumerable<double> others = fit.Terms.Where(other => other.Order > term.Order && Contains(fit, other, term))
            .SelectMany(other => other.Columns).Distinct().Select(other => fit.Axes[other]).Where(other => other.Feature == axis.Feature)
            .SelectMany(other => other.Knots);
        ImmutableArray<double> knots = [
            .. axis.Knots.Concat(others).Concat(term.Order == 1 ? Zero(schema.Features[axis.Feature], axis) : []).Distinct().Order()];
        return knots.Length == axis.Knots.Length ? axis : axis.WithKnots(knots);
    }

    private static bool Contains(FittedTables fit, TermLayout term, TermLayout part) =>
        part.Columns.All(column => term.Columns.Any(own => fit.Axes[own].Feature == fit.Axes[column].Feature));

    // A curve is exactly 0 where it has a knot.
    private static IEnumerable<double> Zero(FeatureSchema feature, Axis axis) =>
        feature.ZeroAt is { } zero && !axis.Knots.IsEmpty ? [zero] : [];
}
