using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>How many numbers a person must read of tables: see <see cref="ModelSize.Numbers"/>.</summary>
internal static class TableReading
{
    // How far from a straight line a point may be, as a share of a curve's range: what is stored in single precision, and no eye sees.
    private const double Straight = 1e-4;

    public static long Numbers(Term term) =>
        term.Tables.Sum(table => term.Order == 1 ? OfCurve(term.Axis(0), table) : table.Count(value => value != 0));

    public static long Numbers(VectorTerm vector) => vector.Tables.Sum(table => (long)table.Length);

    // Ends, bends, and slots that say anything.
    private static long OfCurve(Axis axis, ImmutableArray<float> table)
    {
        ImmutableArray<double> knots = axis.Knots;
        long slots = table.Skip(knots.Length).Count(value => value != 0);
        if (knots.IsEmpty)
        {
            return slots;
        }

        double range = table.Take(knots.Length).Max() - table.Take(knots.Length).Min(), tolerance = Straight * range;
        if (range == 0)
        {
            return slots + (table[0] == 0 ? 0 : 1);
        }

        long count = Math.Min(knots.Length, 2);
        int from = 0;
        for (int i = 1; i < knots.Length - 1; i++)
        {
            // The line from the last bend to the next knot must pass all that lie between.
            for (int j = from + 1; j <= i; j++)
            {
                double fraction = (knots[j] - knots[from]) / (knots[i + 1] - knots[from]);
                if (Math.Abs(table[from] + (fraction * (table[i + 1] - table[from])) - table[j]) > tolerance)
                {
                    (count, from) = (count + 1, i);
                    break;
                }
            }
        }

        return count + slots;
    }
}
