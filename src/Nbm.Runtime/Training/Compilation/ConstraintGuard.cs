using System.Collections.Immutable;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Keeps monotone features monotone through purification and the rounding of tables to single precision: where a curve together with the
/// steepest falls of its
/// interactions would fall, by a rounding error, the curve's next knot is raised by as much.
/// </summary>
/// <param name="schema">The constraints.</param>
/// <param name="layout">The serving tables.</param>
/// <param name="axes">Their axes.</param>
internal sealed class ConstraintGuard(ModelSchema schema, DesignLayout layout, ImmutableArray<Axis> axes)
{
    /// <summary>Mends one output's tables, in place.</summary>
    /// <returns>The most that a knot moved.</returns>
    public double Apply(float[] tables)
    {
        double most = 0;
        for (int t = 0; t < layout.Terms.Length; t++)
        {
            TermLayout main = layout.Terms[t];
            FeatureSchema feature = schema.Features[axes[main.Columns[0]].Feature];
            if (main.Order == 1 && feature.Monotone != Monotone.None)
            {
                most = Math.Max(most, Mend(main, feature.Monotone == Monotone.Increasing ? 1 : -1, tables));
            }
        }

        return most;
    }

    private double Mend(TermLayout main, int sign, float[] tables)
    {
        double[] falls = Falls(axes[main.Columns[0]], sign, tables);
        double most = 0;
        for (int knot = 0; knot < falls.Length; knot++)
        {
            // sign · (next − present) ≥ fall
            ref float next = ref tables[main.Offset + knot + 1];
            double least = (sign * (double)tables[main.Offset + knot]) + falls[knot];
            if (sign * (double)next < least)
            {
                float before = next;
                float mended = (float)(sign * least);
                next = sign * (double)mended >= least ? mended : sign > 0 ? MathF.BitIncrement(mended) : MathF.BitDecrement(mended);
                most = Math.Max(most, Math.Abs((double)next - before));
            }
        }

        return most;
    }

    // For each gap of the curve's axis the most that all interactions of its feature fall there together, below 0 where they rise; 0
    // without any.
    private double[] Falls(Axis axis, int sign, float[] tables)
    {
        int positions = axis.Knots.IsEmpty ? axis.Levels : axis.Knots.Length;
        var falls = new double[Math.Max(0, positions - 1)];
        foreach (TermLayout term in layout.Terms.Where(term => term.Order > 1))
        {
            for (int d = 0; d < term.Order; d++)
            {
                Axis own = axes[term.Columns[d]];
                if (own.Feature == axis.Feature)
                {
                    (int Cell, double Fraction)[] places = Prolongation.Places(own, axis);
                    for (int gap = 0; gap < falls.Length; gap++)
                    {
                        falls[gap] += Fall(term, d, places[gap], places[gap + 1], sign, tables);
                    }
                }
            }
        }

        return falls;
    }

    private static double Fall(TermLayout term, int d, (int Cell, double Fraction) from, (int Cell, double Fraction) to, int sign,
        float[] tables)
    {
        int stride = term.Strides[d], extent = (d == 0 ? term.Length : term.Strides[d - 1]) / stride;
        double most = double.NegativeInfinity;
        for (int cell = 0; cell < term.Length; cell++)
        {
            if (cell / stride % extent == 0)
            {
                int line = term.Offset + cell;
                most = Math.Max(most, sign * (At(line, stride, from, tables) - At(line, stride, to, tables)));
            }
        }

        return most;
    }

    private static double At(int line, int stride, (int Cell, double Fraction) place, float[] tables)
    {
        double value = tables[line + (place.Cell * stride)];
        return place.Fraction == 0 ? value : ((1 - place.Fraction) * value) + (place.Fraction * tables[line + ((place.Cell + 1) * stride)]);
    }
}
