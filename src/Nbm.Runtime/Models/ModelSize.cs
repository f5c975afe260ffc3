using System.Collections.Immutable;

namespace Nbm;

/// <summary>How large a model is, for machines and for people.</summary>
/// <param name="Bytes">The bytes of its file.</param>
/// <param name="Numbers">
/// How many numbers a person must read to know all that it does: an intercept for each output, and of each term that is left the values at
/// the points where its tables bend, at its levels and slots, and at the cells of its interactions. A straight line is two numbers.
/// </param>
public readonly record struct ModelSize(long Bytes, long Numbers)
{
    // How far from a straight line a point may be, as a share of a curve's range: what is stored in single precision, and no eye sees.
    private const double Straight = 1e-4;

    internal static ModelSize Of(AdditiveModel model)
    {
        using var file = new MemoryStream();
        model.Save(file);
        long numbers = model.Outputs;
        foreach (Term term in model.Terms.Where(term => term.Selected))
        {
            numbers += term.Tables.Sum(table => term.Order == 1 ? OfCurve(term.Axis(0), table) : table.Count(value => value != 0));
        }

        foreach (VectorTerm vector in model.Vectors.Where(vector => vector.Selected))
        {
            numbers += vector.Tables.Sum(table => (long)table.Length);
        }

        return new ModelSize(file.Length, numbers);
    }

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
