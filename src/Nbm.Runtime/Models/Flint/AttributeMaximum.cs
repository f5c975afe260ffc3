using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// Where an attribute of features is most active, over the range of the data: its terms are linear between positions along each axis, so
/// that their sum is greatest at positions. Features that no interaction ties together are looked at one by one, others in all
/// combinations.
/// </summary>
internal static class AttributeMaximum
{
    // What a page may cost: combinations of features that interactions tie together.
    private const long MostCombinations = 200_000;

    /// <summary>Of each feature its encoded value and what its own curve adds there; null where there are too many combinations.</summary>
    /// <param name="curves">The attribute as an additive model.</param>
    public static ImmutableArray<(double Value, double Adds)>? Of(AdditiveModel curves)
    {
        int features = curves.Schema.Features.Length;
        var at = new int[features];
        foreach (int[] tied in Tied(curves))
        {
            int[][] positions = [.. tied.Select(feature => Positions(curves.Terms[feature].Axis(0)))];
            if (positions.Aggregate(1L, (count, own) => Math.Min(MostCombinations + 1, count * own.Length)) > MostCombinations)
            {
                return null;
            }

            Search(curves, tied, positions, at);
        }

        return [.. at.Select((position, f) => (
            ValueAt(curves.Terms[f].Axis(0), position, curves.Schema.Features[f]), (double)curves.Terms[f].Tables[0][position]))];
    }

    // Groups of features: those of an interaction are in one.
    private static IEnumerable<int[]> Tied(AdditiveModel curves)
    {
        int[] group = [.. Enumerable.Range(0, curves.Schema.Features.Length)];
        foreach (Term term in curves.Terms.Where(term => term.Order > 1 && term.Selected))
        {
            int to = group[term.Features[0]];
            foreach (int from in term.Features.Select(feature => group[feature]).ToArray())
            {
                group = Array.ConvertAll(group, own => own == from ? to : own);
            }
        }

        return Enumerable.Range(0, group.Length).GroupBy(feature => group[feature]).Select(own => own.ToArray());
    }

    // Unseen levels are no value that could be asked for; of an axis without any position there is the missing one.
    private static int[] Positions(Axis axis) =>
        [.. Enumerable.Range(0, axis.Positions)
            .Where(position => !axis.HasUnseen || position != axis.UnseenPosition || axis.Positions == 1)];

    private static void Search(AdditiveModel curves, int[] tied, int[][] positions, int[] at)
    {
        Term[] terms = [.. curves.Terms.Where(term => term.Selected && term.Features.All(tied.Contains))];
        var index = new int[tied.Length];
        double most = double.NegativeInfinity;
        int[] best = new int[tied.Length];
        bool isLeft = true;
        while (isLeft)
        {
            double sum = terms.Sum(
                term => Value(curves, term, feature => positions[Array.IndexOf(tied, feature)][index[Array.IndexOf(tied, feature)]]));
            if (sum > most)
            {
                most = sum;
                index.CopyTo(best, 0);
            }

            int d = tied.Length - 1;
            while (d >= 0 && ++index[d] == positions[d].Length)
            {
                index[d--] = 0;
            }

            isLeft = d >= 0;
        }

        for (int d = 0; d < tied.Length; d++)
        {
            at[tied[d]] = positions[d][best[d]];
        }
    }

    private static double Value(AdditiveModel curves, Term term, Func<int, int> position)
    {
        int[] cells = new int[term.Order];
        double[] fractions = new double[term.Order];
        for (int d = 0; d < term.Order; d++)
        {
            int feature = term.Features[d];
            Axis axis = term.Axis(d), own = curves.Terms[feature].Axis(0);
            int p = position(feature);
            if (p < own.Knots.Length && axis.Knots.Length > 1)
            {
                axis.Locate(own.Knots[p], out cells[d], out fractions[d]);
            }
            else
            {
                Axis.AtPosition(p < own.Knots.Length ? 0 : p - own.Knots.Length + axis.Knots.Length, out cells[d], out fractions[d]);
            }
        }

        return term.Interpolate(0, cells, fractions);
    }

    private static double ValueAt(Axis axis, int position, FeatureSchema feature) => position < axis.Knots.Length ? axis.Knots[position]
        : feature.Kind == FeatureKind.Numeric
            ? position - axis.Knots.Length < axis.Specials.Length ? axis.Specials[position - axis.Knots.Length] : double.NaN
        : axis.HasMissing && position == axis.MissingPosition ? double.NaN : position;
}
