using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Reports;

/// <summary>A comparison as a table of text. Numbers of a column have the same decimals.</summary>
internal static class ComparisonText
{
    private const int MostDecimals = 9;

    public static ImmutableArray<string> Heads(string metric) => ["model", metric, "beside the first", "seconds", "KB", "numbers to read"];

    /// <summary>The cells of each model, whose first the others are compared with.</summary>
    public static ImmutableArray<ImmutableArray<string>> Cells(ImmutableArray<ComparedModel> models)
    {
        // Four digits of the largest mean; of differences two of the largest error besides.
        int decimals = Decimals(models.Select(model => model.Metric.Mean), 4);
        int ofDifferences = Math.Max(decimals, Decimals(models.Skip(1).Select(model => model.Difference.StandardError), 2));
        return
        [
            .. models.Select((model, m) => ImmutableArray.Create(
                model.Name,
                Estimate(model.Metric, decimals, isSigned: false),
                m == 0 ? "–" : Estimate(model.Difference, ofDifferences, isSigned: true),
                model.TrainingTime.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
                (model.Size.Bytes / 1024.0).ToString("#,0", CultureInfo.InvariantCulture),
                model.Size.Numbers?.ToString("#,0", CultureInfo.InvariantCulture) ?? "–")),
        ];
    }

    public static string Write(string metric, ImmutableArray<ComparedModel> models)
    {
        ImmutableArray<string>[] rows = [Heads(metric), .. Cells(models)];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(row => row[c].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()));
    }

    private static int Decimals(IEnumerable<double> values, int digits)
    {
        double largest = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        return largest > 0 ? Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(largest)), 0, MostDecimals) : 0;
    }

    private static string Estimate(MetricEstimate estimate, int decimals, bool isSigned)
    {
        if (double.IsNaN(estimate.Mean))
        {
            return ScoreText.Undefined;
        }

        string mean = isSigned ? ScoreText.WithSign(estimate.Mean, decimals) : ScoreText.Plain(estimate.Mean, decimals);
        return $"{mean} ± {ScoreText.Plain(estimate.StandardError, decimals)}";
    }
}
