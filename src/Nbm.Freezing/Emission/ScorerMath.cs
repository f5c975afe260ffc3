using System.Linq;

namespace Nbm.Freezing;

/// <summary>Writes the few functions that look-ups and links are made of, those that a model needs.</summary>
internal static class ScorerMath
{
    public static void Write(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        WritePlaces(writer, model);
        WriteInterpolation(writer, model);
        WriteLinks(writer, model, face);
        writer.WriteLine();
        writer.WriteLine("""
            private static global::System.ArgumentException Refusal(string feature, string type, double value) => new(global::System.FormattableString.Invariant(
                $"Feature {feature}: the value is {value}, which has no place among the {type} values that the model knows. It is missing and can't be, is no level, or isn't above 0 on a logarithmic axis."));
            """);
    }

    private static void WritePlaces(SourceWriter writer, FrozenModel model)
    {
        writer.WriteLine();
        writer.WriteLine("""
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            private static bool IsFinite(double value) => global::System.Math.Abs(value) <= double.MaxValue;

            // A position that is hit exactly.
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            private static void At(int position, out int cell, out double fraction)
            {
                cell = global::System.Math.Max(position - 1, 0);
                fraction = position > 0 ? 1 : 0;
            }
            """);
        if (model.Axes.Any(axis => !axis.IsNumeric))
        {
            writer.WriteLine();
            writer.WriteLine("""
                private static int Level(double value, int levels, int missing, int unseen)
                {
                    if (!IsFinite(value)) return missing;
                    int level = (int)value;
                    return (uint)level < (uint)levels ? level : level == -1 ? unseen : -1;
                }
                """);
        }

        if (model.Features.Any(feature => feature.Period > 0 && feature.Kind == FrozenKind.Numeric))
        {
            writer.WriteLine();
            writer.WriteLine("""
                private static double Wrap(double value, double first, double period)
                {
                    double wrapped = value - (period * global::System.Math.Floor((value - first) / period));
                    return wrapped < first + period ? wrapped : first;
                }
                """);
        }

        if (model.Features.Any(feature => feature.IsLogarithmic))
        {
            writer.WriteLine();
            writer.WriteLine("""
                private static double[] Logarithms(global::System.ReadOnlySpan<double> knots)
                {
                    var logarithms = new double[knots.Length];
                    for (int i = 0; i < logarithms.Length; i++)
                    {
                        logarithms[i] = global::System.Math.Log(knots[i]);
                    }

                    return logarithms;
                }
                """);
        }
    }

    private static void WriteInterpolation(SourceWriter writer, FrozenModel model)
    {
        int[] orders = [.. model.Terms.Where(term => term.Selected).Select(term => term.Axes.Length).Distinct()];
        if (orders.Contains(1))
        {
            writer.WriteLine();
            writer.WriteLine("""
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
                private static double Linear(global::System.ReadOnlySpan<float> table, int at, double fraction) =>
                    ((1 - fraction) * table[at]) + (fraction * table[at + 1]);
                """);
        }

        if (orders.Contains(2))
        {
            writer.WriteLine();
            writer.WriteLine("""
                [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
                private static double Bilinear(global::System.ReadOnlySpan<float> table, int stride, int at, double fraction0, double fraction1)
                {
                    double rest0 = 1 - fraction0, rest1 = 1 - fraction1;
                    return (rest0 * rest1 * table[at]) + (rest0 * fraction1 * table[at + 1])
                        + (fraction0 * rest1 * table[at + stride]) + (fraction0 * fraction1 * table[at + stride + 1]);
                }
                """);
        }

        if (orders.Any(order => order > 2))
        {
            writer.WriteLine();
            writer.WriteLine("""
                private static double Multilinear(
                    global::System.ReadOnlySpan<float> table, int at, global::System.ReadOnlySpan<int> strides, global::System.ReadOnlySpan<double> fractions)
                {
                    double sum = 0;
                    for (int corner = 0; corner < 1 << strides.Length; corner++)
                    {
                        int index = at;
                        double weight = 1;
                        for (int d = 0; d < strides.Length; d++)
                        {
                            bool isFar = ((corner >> (strides.Length - 1 - d)) & 1) == 1;
                            index += isFar ? strides[d] : 0;
                            weight *= isFar ? fractions[d] : 1 - fractions[d];
                        }

                        sum += weight * table[index];
                    }

                    return sum;
                }
                """);
        }
    }

    private static void WriteLinks(SourceWriter writer, FrozenModel model, ScorerFace face)
    {
        if (model.Target.Task.Facts().HasLogLink)
        {
            string exponential = face.HasVectorExp
                ? "global::System.Runtime.Intrinsics.Vector128.ToScalar(global::System.Runtime.Intrinsics.Vector128.Exp(global::System.Runtime.Intrinsics.Vector128.CreateScalar(x)))"
                : "global::System.Math.Exp(x)";
            writer.WriteLine();
            writer.WriteLine($"""
                private static double Exp(double x) => {exponential};

                // Finite and above zero whatever the score.
                private static double Mean(double score) => Exp(score < -300 ? -300 : score > 300 ? 300 : score);
                """);
        }
    }
}
