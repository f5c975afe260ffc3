using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>Writes how a value is found on an axis: its knots as static data, and a method that gives cell and fraction.</summary>
internal static class AxisEmitter
{
    /// <summary>Writes an axis.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="names">Of the scorer's parts.</param>
    /// <param name="a">The axis.</param>
    /// <param name="guide">To its knots, if it has two or more.</param>
    public static void Write(SourceWriter writer, ScorerNames names, int a, KnotGuide? guide)
    {
        FrozenAxis axis = names.Model.Axes[a];
        FrozenFeature feature = names.Model.Features[axis.Feature];
        if (guide is not null)
        {
            WriteKnots(writer, names, a, guide, feature.IsLogarithmic);
        }

        writer.WriteLine();
        writer.WriteLine(
            "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        using (writer.WriteBlock($"private static void {names.Place(a)}(double value, out int cell, out double fraction)"))
        {
            if (axis.IsNumeric)
            {
                WriteNumber(writer, names, a, guide);
            }
            else
            {
                writer.WriteLine($"int position = {Level(axis, "value")};");
                writer.WriteLine($"if (position < 0) throw {Refusal(feature, "value")};");
                writer.WriteLine("At(position, out cell, out fraction);");
            }
        }
    }

    /// <summary>When a value has no place, for axes that no term looks anything up on; null if each has one.</summary>
    public static string? HasNoPlace(FrozenModel model, FrozenAxis axis, string value)
    {
        FrozenFeature feature = model.Features[axis.Feature];
        if (!axis.IsNumeric)
        {
            return axis is { HasMissing: true, HasUnseen: true }
                ? null
                : $"{Level(axis, value)} < 0";
        }

        string special = string.Concat(axis.Specials.Select(s => $" && {value} != {NumberLiteral.Double(s)}"));
        var wrong = new List<string>();
        if (!axis.HasMissing)
        {
            wrong.Add($"!IsFinite({value})");
        }

        if (feature.IsLogarithmic)
        {
            wrong.Add($"(IsFinite({value}) && !({value} > 0){special})");
        }
        else if (axis.Knots.Length == 0 && !axis.HasMissing)
        {
            wrong.Add($"(IsFinite({value}){special})");
        }

        return wrong.Count == 0 ? null : string.Join(" || ", wrong);
    }

    /// <summary>The exception for a value without a place, which a variable holds.</summary>
    public static string Refusal(FrozenFeature feature, string value) =>
        $"Refusal({TextLiteral.Of(feature.Name)}, {TextLiteral.Of(feature.ClrType)}, {value})";

    private static string Level(FrozenAxis axis, string value) =>
        $"Level({value}, {NumberLiteral.Int32(axis.Levels)}, {NumberLiteral.Int32(axis.MissingPosition)}, "
            + $"{NumberLiteral.Int32(axis.UnseenPosition)})";

    private static void WriteKnots(SourceWriter writer, ScorerNames names, int a, KnotGuide guide, bool isLogarithmic)
    {
        double[] knots = names.Model.Axes[a].Knots;
        StaticData.Write(
            writer, "double", names.Knots(a), knots.Length + KnotGuide.Padding,
            i => i < knots.Length ? NumberLiteral.Double(knots[i]) : "double.PositiveInfinity");
        StaticData.Write(writer, KnotSearch.IndexOf(guide), names.Starts(a), guide.Starts.Length,
            i => NumberLiteral.Int32(guide.Starts[i]));
        if (isLogarithmic)
        {
            writer.WriteLine();
            writer.WriteLine($"private static readonly double[] {names.Logarithms(a)} = Logarithms({names.Knots(a)}); // By the library "
                + "that takes those of values.");
        }
    }

    private static void WriteNumber(SourceWriter writer, ScorerNames names, int a, KnotGuide? guide)
    {
        FrozenAxis axis = names.Model.Axes[a];
        FrozenFeature feature = names.Model.Features[axis.Feature];
        using (writer.WriteBlock("if (IsFinite(value))"))
        {
            for (int s = 0; s < axis.Specials.Length; s++)
            {
                using (writer.WriteBlock($"if (value == {NumberLiteral.Double(axis.Specials[s])})"))
                {
                    writer.WriteLine($"At({NumberLiteral.Int32(axis.FirstSlot + s)}, out cell, out fraction);");
                    writer.WriteLine("return;");
                }
            }

            if (feature.IsLogarithmic)
            {
                writer.WriteLine($"if (!(value > 0)) throw {Refusal(feature, "value")};");
            }

            if (guide is not null)
            {
                string find = $"{KnotSearch.NameOf(guide)}({names.Knots(a)}, {names.Starts(a)}, {NumberLiteral.Double(guide.Origin)}, "
                    + $"{NumberLiteral.Double(guide.Scale)}, value)";
                string last = NumberLiteral.Int32(axis.Knots.Length - 2);
                writer.WriteLine(feature.IsLogarithmic
                    ? $"Between({names.Logarithms(a)}, {last}, {find}, global::System.Math.Log(value), out cell, out fraction);\nreturn;"
                    : feature.Period > 0
                        ? $"value = Wrap(value, {NumberLiteral.Double(axis.Knots[0])}, "
                            + $"{NumberLiteral.Double(feature.Period)});\nBetween({names.Knots(a)}, {last}, {find}, value, out cell, out "
                            + "fraction);\nreturn;"
                        : $"Between{(axis.IsVast ? "Halves" : string.Empty)}({names.Knots(a)}, {last}, {find}, value, out cell, out "
                            + "fraction);\nreturn;");
            }
            else if (axis.Knots.Length == 1)
            {
                writer.WriteLine("At(0, out cell, out fraction);");
                writer.WriteLine("return;");
            }
        }

        writer.WriteLine();
        writer.WriteLine(axis.HasMissing ? $"At({NumberLiteral.Int32(axis.MissingPosition)}, out cell, out fraction);"
            : $"throw {Refusal(feature, "value")};");
    }
}
