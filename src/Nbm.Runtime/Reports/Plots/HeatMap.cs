using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>
/// Draws the shape of a pair: colours around zero, evenly spaced in raw units, slots and levels behind
/// them. Cells of one colour are one path, so that a plot stays small; negative ones are hatched.
/// </summary>
internal static class HeatMap
{
    private const double Size = 300;
    private const double Left = 92;
    private const double Top = 12;
    private const double Bottom = 46;
    private const double Width = Left + Size + 74;
    private const double Height = Top + Size + Bottom;
    private const int Shades = 8;
    private const double HatchFrom = 2;
    private const double HatchStep = 6;

    /// <summary>Draws the shape of a pair.</summary>
    /// <param name="shape">The pair.</param>
    /// <param name="first">The feature across.</param>
    /// <param name="second">The feature upwards.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    /// <param name="rows">Encoded values of both features where there are rows: the largest size there has the full colour, so that corners
    /// which no row is in don't pale all others. None: the largest anywhere.</param>
    public static string Draw(
        InteractionShape shape, FeatureSchema first, FeatureSchema second, bool isPart,
        IEnumerable<(double First, double Second)>? rows = null)
    {
        var x = new HeatAxis(shape.Axes[0], first);
        var y = new HeatAxis(shape.Axes[1], second);
        double[,] values = Values((i, j) => shape.Evaluate(x.ValueAt(i), y.ValueAt(j)), x, y);
        double anywhere = LargestOf(values);
        double there = (rows ?? []).Select(row => Math.Abs(shape.Evaluate(row.First, row.Second))).DefaultIfEmpty().Max();
        double largest = there > 0 && there < anywhere ? there : anywhere;
        string beyond = largest < anywhere ? $" Colours are full from {ScoreText.Of(largest)} on, the most where rows are." : string.Empty;
        string description = string.Create(
            CultureInfo.InvariantCulture, $"What {first.Name} and {second.Name} add to the score ({shape.ScoreName}) together beyond what ")
            + $"each adds alone: between {ScoreText.Of(values.Cast<double>().Min())} and {ScoreText.Of(values.Cast<double>().Max())}. "
            + $"Importance {ScoreText.Of(shape.Importance)}.{beyond}";
        return Draw(values, x, y, $"{first.Name} × {second.Name}", description, largest, isPart);
    }

    /// <summary>Draws any function of two features' values.</summary>
    /// <param name="value">What is drawn.</param>
    /// <param name="x">The first feature.</param>
    /// <param name="y">The second.</param>
    /// <param name="title">A title.</param>
    /// <param name="description">What can be seen.</param>
    /// <param name="largest">The size that has the full colour.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    public static string Draw(Func<double, double, double> value, HeatAxis x, HeatAxis y, string title, string description, double largest,
        bool isPart) =>
        Draw(Values((i, j) => value(x.ValueAt(i), y.ValueAt(j)), x, y), x, y, title, description, largest > 0 ? largest : 1, isPart);

    /// <summary>Draws how a pair changed: later less earlier.</summary>
    public static string DrawDifference(TermChange change, DiffValues values, bool isPart)
    {
        var x = new HeatAxis(change.Pair, 0);
        var y = new HeatAxis(change.Pair, 1);
        double[,] differences = Values(
            (i, j) =>
            {
                (DiffPoint p, DiffPoint q) = (x.PointAt(i), y.PointAt(j));
                return (values.After(p.After, q.After) ?? 0) - (values.Before(p.Before, q.Before) ?? 0);
            },
            x, y);
        return Draw(differences, x, y, change.Name, $"How what {change.Name} adds changed, after less before. {change}.",
            LargestOf(differences), isPart);
    }

    // Of nothing but zeros 1, for something must have the full colour.
    private static double LargestOf(double[,] values) => values.Cast<double>().Max(Math.Abs) is > 0 and var largest ? largest : 1;

    private static string Draw(double[,] values, HeatAxis x, HeatAxis y, string title, string description, double largest, bool isPart)
    {
        var plot = new SvgPlot(Width, Height, title, description, isPart);
        DrawCells(plot, values, largest);
        DrawLabels(plot, x, y);
        DrawLegend(plot, largest, values.Cast<double>().Any(value => Math.Abs(value) > largest));
        return plot.ToString();
    }

    private static double[,] Values(Func<int, int, double> value, HeatAxis x, HeatAxis y)
    {
        var values = new double[x.Count, y.Count];
        for (int i = 0; i < x.Count; i++)
        {
            for (int j = 0; j < y.Count; j++)
            {
                values[i, j] = value(i, j);
            }
        }

        return values;
    }

    private static int Shade(double value, double largest) => (int)Math.Round(Shades * Math.Clamp(value / largest, -1, 1));

    private static void DrawCells(SvgPlot plot, double[,] values, double largest)
    {
        int columns = values.GetLength(0), rows = values.GetLength(1);
        double width = Size / columns, height = Size / rows;
        var paths = new SortedDictionary<int, StringBuilder>();
        for (int j = 0; j < rows; j++)
        {
            double top = Top + Size - ((j + 1) * height);
            for (int i = 0, next; i < columns; i = next)
            {
                int shade = Shade(values[i, j], largest);
                for (next = i + 1; next < columns && Shade(values[next, j], largest) == shade; next++)
                {
                }

                paths.TryAdd(shade, new StringBuilder());
                double left = Left + (i * width), across = (next - i) * width;
                paths[shade].Append(CultureInfo.InvariantCulture,
                    $"M{left:0.##} {top:0.##}h{across:0.##}v{height + 0.3:0.##}h{-across:0.##}z");
            }
        }

        plot.Writer.Add("rect", "x", Left, "y", Top, "width", Size, "height", Size, "class", "mid");
        foreach ((int shade, StringBuilder path) in paths.Where(pair => pair.Key != 0))
        {
            plot.Writer.Add("path", "class", shade < 0 ? "down" : "up", "fill-opacity", Opacity(shade), "d", path.ToString());
        }

        plot.Writer.Add("path", "class", "hatch", "d", Hatch(values, largest));
    }

    // Upright lines, each as long as the cells below one another are negative.
    private static string Hatch(double[,] values, double largest)
    {
        int columns = values.GetLength(0), rows = values.GetLength(1);
        double height = Size / rows;
        var path = new StringBuilder();
        for (double at = HatchFrom; at < Size; at += HatchStep)
        {
            int i = (int)(at / Size * columns);
            for (int j = 0, next; j < rows; j = next + 1)
            {
                for (next = j; next < rows && Shade(values[i, next], largest) < 0; next++)
                {
                }

                if (next > j)
                {
                    path.Append(CultureInfo.InvariantCulture,
                        $"M{Left + at:0.#} {Top + Size - (next * height):0.#}v{(next - j) * height:0.#}");
                }
            }
        }

        return path.ToString();
    }

    private static string Opacity(int shade) => (Math.Abs(shade) / (double)Shades).ToString("0.##", CultureInfo.InvariantCulture);

    private static void DrawLabels(SvgPlot plot, HeatAxis x, HeatAxis y)
    {
        foreach ((double share, string label) in x.Labels(4))
        {
            plot.Writer.Text("text", label, "class", "soft", "x", Left + (share * Size), "y", Top + Size + 16, "text-anchor", "middle");
        }

        foreach ((double share, string label) in y.Labels(6))
        {
            plot.Writer.Text("text", label, "class", "soft", "x", Left - 6, "y", Top + Size - (share * Size) + 4, "text-anchor", "end");
        }

        plot.Writer.Text("text", x.Title, "x", Left + (Size / 2), "y", Height - 8, "text-anchor", "middle");
        plot.Writer.Text("text", y.Title, "transform", FormattableString.Invariant($"translate(14 {Top + (Size / 2)}) rotate(-90)"),
            "text-anchor", "middle");
    }

    private static void DrawLegend(SvgPlot plot, double largest, bool isOpen)
    {
        double left = Left + Size + 14, step = Size / ((2 * Shades) + 1);
        for (int shade = -Shades; shade <= Shades; shade++)
        {
            double top = Top + ((Shades - shade) * step);
            plot.Writer.Add("rect", "x", left, "y", top, "width", 12, "height", step + 0.3, "class", "mid");
            plot.Writer.Add("rect", "class", shade < 0 ? "down" : "up", "fill-opacity", Opacity(shade), "x", left, "y", top, "width", 12,
                "height", step + 0.3);
        }

        foreach (double share in new[] { 1.0, 0.5, 0, -0.5, -1 })
        {
            string beyond = !isOpen ? string.Empty : share == 1 ? "≥ " : share == -1 ? "≤ " : string.Empty;
            string text = beyond + ScoreText.CompactWithSign(share * largest, largest >= 10 ? 1 : 2);
            plot.Writer.Text("text", text, "class", "soft", "x", left + 17, "y", Top + (Size * (1 - share) / 2) + 4);
        }
    }
}
