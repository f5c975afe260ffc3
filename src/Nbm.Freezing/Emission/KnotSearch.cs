using System.Collections.Generic;
using System.Linq;

namespace Nbm.Freezing;

/// <summary>Writes how a number is found among knots, in the forms that a model's axes need.</summary>
internal static class KnotSearch
{
    /// <summary>The function that looks along a guide: the shorter, the fewer knots there are to pass.</summary>
    public static string NameOf(KnotGuide guide) => guide.Reach <= 1 ? "FindNext" : guide.Reach <= KnotGuide.Padding ? "FindNear" : "Find";

    /// <summary>The type that knots are counted in.</summary>
    public static string IndexOf(KnotGuide guide) => guide.Starts[guide.Starts.Length - 1] <= ushort.MaxValue ? "ushort" : "int";

    public static void Write(SourceWriter writer, FrozenModel model, IReadOnlyList<KnotGuide> guides)
    {
        if (guides.Count == 0)
        {
            return;
        }

        foreach (string index in guides.Select(IndexOf).Distinct())
        {
            WriteCellOf(writer, index);
        }

        foreach ((string name, string index) in guides.Select(guide => (NameOf(guide), IndexOf(guide))).Distinct())
        {
            WriteFind(writer, name, index);
        }

        if (guides.Any(guide => NameOf(guide) == "Find"))
        {
            WriteHalve(writer);
        }

        WriteBetween(writer);
        if (model.Axes.Any(axis => axis.IsVast))
        {
            WriteBetweenHalves(writer);
        }
    }

    private static void WriteCellOf(SourceWriter writer, string index)
    {
        writer.WriteLine();
        writer.WriteLine($$"""
            // The cell of a uniform grid, which says where among the knots to begin. 2^52 is added to get the nearest whole number.
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            private static int CellOf(global::System.ReadOnlySpan<{{index}}> starts, double origin, double scale, double value)
            {
                double at = (value - origin) * scale;
                return at > 0 ? at < starts.Length - 2 ? (int)global::System.BitConverter.DoubleToInt64Bits(at + 4503599627370496) : starts.Length - 2 : 0;
            }
            """);
    }

    private static void WriteFind(SourceWriter writer, string name, string index)
    {
        (string comment, string body) = name switch
        {
            "FindNext" => ("Here no cell holds more than one.", """
                int i = starts[CellOf(starts, origin, scale, value)];
                return knots[i + 1] <= value ? i + 1 : i;
                """),
            "FindNear" => ("Here no cell holds more than two.", """
                int i = starts[CellOf(starts, origin, scale, value)];
                i += knots[i + 1] <= value ? 1 : 0;
                i += knots[i + 1] <= value ? 1 : 0;
                return i;
                """),
            _ => ("Two knots are passed without a branch, and where a cell holds more, they are halved.", """
                int cell = CellOf(starts, origin, scale, value);
                int i = starts[cell], end = starts[cell + 1];
                if (end - i > 2) return Halve(knots, i, end, value);
                i += knots[i + 1] <= value ? 1 : 0;
                i += knots[i + 1] <= value ? 1 : 0;
                return i;
                """),
        };
        writer.WriteLine();
        writer.WriteLine($"// The last knot that isn't above the value, or the first one. {comment}");
        writer.WriteLine(
            "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]");
        using (writer.WriteBlock(
            $"private static int {name}(global::System.ReadOnlySpan<double> knots, global::System.ReadOnlySpan<{index}> starts, double "
                + "origin, double scale, double value)"))
        {
            writer.WriteLine(body);
        }
    }

    private static void WriteHalve(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("""
            private static int Halve(global::System.ReadOnlySpan<double> knots, int i, int end, double value)
            {
                while (i < end)
                {
                    int middle = (i + end + 1) >> 1;
                    if (knots[middle] <= value) i = middle; else end = middle - 1;
                }

                return i;
            }
            """);
    }

    private static void WriteBetween(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("""
            // How far the value is from one knot to the next; beyond the outermost ones it stays at them.
            [global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
            private static void Between(global::System.ReadOnlySpan<double> knots, int last, int found, double value, out int cell, out double fraction)
            {
                int i = global::System.Math.Min(found, last);
                double left = knots[i], right = knots[i + 1];
                value = value < left ? left : value > right ? right : value;
                cell = i;
                fraction = (value - left) / (right - left);
            }
            """);
    }

    // The distance of two knots overflows; that of their halves can't.
    private static void WriteBetweenHalves(SourceWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("""
            // The same for knots so far apart that their distance overflows: that of their halves can't.
            private static void BetweenHalves(global::System.ReadOnlySpan<double> knots, int last, int found, double value, out int cell, out double fraction)
            {
                int i = global::System.Math.Min(found, last);
                double left = knots[i], right = knots[i + 1], width = right - left;
                value = value < left ? left : value > right ? right : value;
                cell = i;
                fraction = width <= double.MaxValue ? (value - left) / width : ((value * 0.5) - (left * 0.5)) / ((right * 0.5) - (left * 0.5));
            }
            """);
    }
}
