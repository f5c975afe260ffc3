using System.Globalization;

namespace Nbm.Tests.Drift;

/// <summary>The 53,940 diamonds of R's ggplot2 as columns of numbers, and the price, whose logarithm stands for a score.</summary>
internal static class Diamonds
{
    private static readonly string[][] s_lines =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "diamonds.csv")).Skip(1)
            .Select(line => line.Replace("\"", "", StringComparison.Ordinal).Split(',')),
    ];

    public static FeatureSchema[] Features { get; } =
        [Number("carat"), Category("cut", 1), Category("color", 2), Category("clarity", 3), Number("depth"), Number("table"), Number("x"),
        Number("y"), Number("z")];

    /// <summary>The features, then the score.</summary>
    public static double[][] Columns { get; } =
    [
        .. new[] { 0, 1, 2, 3, 4, 5, 7, 8, 9 }.Select(static (int c) => c is 1 or 2 or 3 ? Codes(c) : Numbers(c)),
        [.. Numbers(6).Select(static price => Math.Log(price))],
    ];

    private static double[] Numbers(int column) => [.. s_lines.Select(cells => double.Parse(cells[column], CultureInfo.InvariantCulture))];

    private static double[] Codes(int column)
    {
        string[] levels = Levels(column);
        return [.. s_lines.Select(cells => (double)Array.IndexOf(levels, cells[column]))];
    }

    private static string[] Levels(int column) => [.. s_lines.Select(cells => cells[column]).Distinct().Order(StringComparer.Ordinal)];

    private static FeatureSchema Number(string name) =>
        new() { Name = name, Column = name, Kind = FeatureKind.Numeric, ClrType = "double", IsNullable = true };

    private static FeatureSchema Category(string name, int column) => new()
    {
        Name = name, Column = name, Kind = FeatureKind.OpenCategory, ClrType = "string", IsNullable = true,
        MinCount = Levels(column).Length,
    };
}
