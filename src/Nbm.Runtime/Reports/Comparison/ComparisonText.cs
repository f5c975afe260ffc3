using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Reports;

/// <summary>A comparison as a table of text.</summary>
internal static class ComparisonText
{
    public static ImmutableArray<string> Heads(string metric) => ["model", metric, "beside the first", "seconds", "KB", "numbers to read"];

    /// <summary>The cells of a model's row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="isFirst">Whether others are compared with it.</param>
    public static ImmutableArray<string> Cells(ComparedModel model, bool isFirst) =>
    [
        model.Name,
        model.Metric.ToString(),
        isFirst ? "–" : double.IsNaN(model.Difference.Mean) ? ScoreText.Undefined
            : string.Create(CultureInfo.InvariantCulture, $"{(model.Difference.Mean > 0 ? "+" : "")}{model.Difference.Mean:G3} ± {model.Difference.StandardError:G2}"),
        model.TrainingTime.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture),
        (model.Size.Bytes / 1024.0).ToString("#,0", CultureInfo.InvariantCulture),
        model.Size.Numbers?.ToString("#,0", CultureInfo.InvariantCulture) ?? "–",
    ];

    public static string Write(string metric, ImmutableArray<ComparedModel> models)
    {
        ImmutableArray<string>[] rows = [Heads(metric), .. models.Select((model, m) => Cells(model, m == 0))];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(row => row[c].Length))];
        return string.Join('\n', rows.Select(row => string.Join("  ", row.Select((cell, c) => cell.PadRight(widths[c]))).TrimEnd()));
    }
}
