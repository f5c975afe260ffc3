using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Carries tables from one grid to another: each position takes the value that the old tables have there.</summary>
internal static class Prolongation
{
    /// <summary>C × P tables of <paramref name="to"/>, from those of <paramref name="from"/>.</summary>
    public static float[] Carry(RefinementGrid from, RefinementGrid to, float[] tables)
    {
        int outputs = tables.Length / from.Layout.TableLength;
        var carried = new float[outputs * to.Layout.TableLength];
        for (int c = 0; c < outputs; c++)
        {
            ReadOnlySpan<float> source = tables.AsSpan(c * from.Layout.TableLength, from.Layout.TableLength);
            Span<float> target = carried.AsSpan(c * to.Layout.TableLength, to.Layout.TableLength);
            for (int t = 0; t < to.Layout.Terms.Length; t++)
            {
                Carry(from, to, t, source, target);
            }
        }

        return carried;
    }

    private static void Carry(RefinementGrid from, RefinementGrid to, int t, ReadOnlySpan<float> source, Span<float> target)
    {
        TermLayout old = from.Layout.Terms[t];
        TermLayout term = to.Layout.Terms[t];
        (int Cell, float Fraction)[][] places = [.. Enumerable.Range(0, term.Order).Select(d => Places(from.Axes[old.Columns[d]], to.Axes[term.Columns[d]]))];
        var walk = new TableWalk(term, to.ShapesOf(term));
        do
        {
            double sum = 0;
            for (int corner = 0; corner < 1 << term.Order; corner++)
            {
                double weight = 1;
                int position = old.Offset;
                for (int d = 0; d < term.Order; d++)
                {
                    var (cell, fraction) = places[d][walk.Positions[d]];
                    int upper = (corner >> d) & 1;
                    position += (cell + upper) * old.Strides[d];
                    weight *= upper == 1 ? fraction : 1 - fraction;
                }

                sum += weight * source[position];
            }

            target[term.Offset + walk.Cell] = (float)sum;
        }
        while (walk.Next());
    }

    private static (int Cell, float Fraction)[] Places(Axis from, Axis to)
    {
        var places = new (int, float)[to.Extent];
        for (int position = 0; position < to.Extent; position++)
        {
            if (position < to.Knots.Length)
            {
                from.Locate(to.Knots[position], out int cell, out double fraction);
                places[position] = (cell, (float)fraction);
            }
            else
            {
                int same = Math.Min(from.Knots.Length + position - to.Knots.Length, from.Extent - 1);
                places[position] = same == 0 ? (0, 0) : (same - 1, 1);
            }
        }

        return places;
    }
}
