using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Nbm.Models;

/// <summary>
/// Whether an edited model holds what its record declares of features: that the score rises or falls with one, or bends one way, whatever
/// the others are. Of a feature's curve and all interactions that it is in, taken together at their worst.
/// </summary>
/// <param name="before">The model before the edit, which holds it.</param>
internal sealed class ConstraintCheck(AdditiveModel before)
{
    // Of the largest value of the tables: so far single precision may be off.
    private const double Rounding = 1e-6;

    /// <summary>Checks edited terms; where single precision alone breaks a direction, their curve's knots are mended.</summary>
    /// <param name="terms">All terms, with the edited ones.</param>
    /// <param name="axes">The axes.</param>
    /// <param name="features">The features of the edited terms.</param>
    /// <exception cref="NbmEditException">A constraint is broken.</exception>
    public void Hold(Term[] terms, ImmutableArray<Axis> axes, ImmutableArray<int> features)
    {
        foreach (int f in features)
        {
            FeatureSchema feature = before.Schema.Features[f];
            if (feature.Monotone != Monotone.None)
            {
                terms[f] = HoldMonotone(feature, f, terms, axes);
            }

            if (feature.Curvature != Curvature.None)
            {
                HoldCurvature(feature, f, terms);
            }
        }
    }

    private static Term HoldMonotone(FeatureSchema feature, int f, Term[] terms, ImmutableArray<Axis> axes)
    {
        Term main = terms[f];
        int sign = feature.Monotone == Monotone.Increasing ? 1 : -1;
        var tables = new ImmutableArray<float>[main.Outputs];
        bool isMended = false;
        for (int c = 0; c < main.Outputs; c++)
        {
            double[] falls = Falls(main.Axis(0), f, terms, c, sign);
            float[] table = [.. main.Tables[c]];
            double tolerance = Rounding * terms.Max(term => term.Selected ? term.LargestContribution(c) : 0);
            for (int i = 0; i < falls.Length; i++)
            {
                double least = (sign * (double)table[i]) + falls[i], found = sign * (double)table[i + 1];
                if (found >= least)
                {
                    continue;
                }

                if (found < least - tolerance)
                {
                    throw Broken(feature, main.Axis(0), i, $"the score must {(sign > 0 ? "rise" : "fall")} with it",
                        $"would {(sign > 0 ? "fall" : "rise")} by {Number(least - found)}"
                            + (falls[i] != 0 ? ", interactions at their worst included" : string.Empty));
                }

                float mended = (float)(sign * least);
                table[i + 1] = sign * (double)mended >= least ? mended
                    : sign > 0 ? MathF.BitIncrement(mended) : MathF.BitDecrement(mended);
                isMended = true;
            }

            tables[c] = ImmutableCollectionsMarshal.AsImmutableArray(table);
        }

        return !isMended ? main : new Term(main.Name, axes, main.Axes, [.. tables], main.Importances, main.StandardErrors,
            main.DegreesOfFreedom, main.Selected, main.ImportanceErrors);
    }

    // For each gap between neighbours of the curve the most that all interactions of the feature fall there together.
    private static double[] Falls(Axis axis, int feature, Term[] terms, int output, int sign)
    {
        double[] places = Places(axis);
        var falls = new double[Math.Max(0, places.Length - 1)];
        foreach ((Term term, int d) in Interactions(feature, terms))
        {
            double[][] lines = [.. Lines(term, d, output, places)];
            for (int gap = 0; gap < falls.Length; gap++)
            {
                falls[gap] += lines.Max(line => sign * (line[gap] - line[gap + 1]));
            }
        }

        return falls;
    }

    private void HoldCurvature(FeatureSchema feature, int f, Term[] terms)
    {
        int sign = feature.Curvature == Curvature.Convex ? 1 : -1;
        Axis axis = terms[f].Axis(0), old = before.Terms[f].Axis(0);
        for (int c = 0; c < terms[f].Outputs; c++)
        {
            double size = terms.Max(term => term.Selected ? term.LargestContribution(c) : 0);
            // Training holds bends as far as it solves for them: what they fell short by before they may.
            double allowed = Math.Min(0, Bends(old, f, [.. before.Terms], c, sign).Append(0).Min()) - (Rounding * size);
            double[] bends = Bends(axis, f, terms, c, sign);
            int worst = Array.FindIndex(bends, bend => bend < allowed);
            if (worst >= 0)
            {
                throw Broken(feature, axis, worst, $"its curve must be {(sign > 0 ? "convex" : "concave")}",
                    $"would bend the other way by {Number(-bends[worst])}");
            }
        }
    }

    // At each inner knot by how much the chord of its neighbours is above the curve, its interactions at their worst.
    private static double[] Bends(Axis axis, int feature, Term[] terms, int output, int sign)
    {
        double[] knots = Places(axis);
        var bends = new double[Math.Max(0, knots.Length - 2)];
        foreach ((Term term, int d) in Interactions(feature, terms).Prepend((terms[feature], 0)))
        {
            double[][] lines = [.. Lines(term, d, output, knots)];
            for (int i = 0; i < bends.Length; i++)
            {
                double share = Unit(axis, knots[i + 1], knots[i], knots[i + 2]);
                bends[i] += lines.Min(line => sign * (((1 - share) * line[i]) + (share * line[i + 2]) - line[i + 1]));
            }
        }

        return bends;
    }

    private static double Unit(Axis axis, double x, double left, double right) => axis.Kind == AxisKind.Log
        ? (Math.Log(x) - Math.Log(left)) / (Math.Log(right) - Math.Log(left))
        : (x - left) / (right - left);

    // Knots, or of ordered levels their indices.
    private static double[] Places(Axis axis) =>
        axis.Knots.IsEmpty ? [.. Enumerable.Range(0, axis.Levels).Select(level => (double)level)] : [.. axis.Knots];

    private static IEnumerable<(Term Term, int Dimension)> Interactions(int feature, Term[] terms) =>
        terms.Where(term => term.Order > 1 && term.Selected && term.Features.Contains(feature))
            .Select(term => (term, term.Features.IndexOf(feature)));

    // The values of a table along one dimension at places of its feature, for each line of the other dimensions' positions.
    private static IEnumerable<double[]> Lines(Term term, int d, int output, double[] places)
    {
        ImmutableArray<float> table = term.Tables[output];
        int stride = term.Strides[d], extent = term.Axis(d).Extent;
        (int Cell, double Fraction)[] at = [.. places.Select(place =>
        {
            term.Axis(d).LocateNumber(place, out int cell, out double fraction);
            return (cell, fraction);
        })];
        for (int line = 0; line < table.Length; line++)
        {
            if (line / stride % extent == 0)
            {
                yield return [.. at.Select(own =>
                    ((1 - own.Fraction) * table[line + (own.Cell * stride)]) + (own.Fraction * table[line + ((own.Cell + 1) * stride)]))];
            }
        }
    }

    private static NbmEditException Broken(FeatureSchema feature, Axis axis, int at, string declared, string found)
    {
        string where = axis.Knots.IsEmpty
            ? $"from {Cited.Text(feature.ShownLevels[at])} to {Cited.Text(feature.ShownLevels[at + 1])}"
            : $"at {string.Join(" to ", axis.Knots.Skip(at).Take(2).Select(knot => ValueText.OfNumber(feature, knot)).Distinct())}";
        return new NbmEditException($"The edit breaks what the record declares of {Cited.Text(feature.Name)}: {declared}, but {where} it "
            + $"{found}. Edit otherwise, or change what the record declares and train anew.");
    }

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
