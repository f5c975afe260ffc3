using System.Text;

namespace Nbm.Models;

/// <summary>What adds up to a score, one part to a line, in columns: the score, its standard error, the name, the value.</summary>
internal sealed class ExplanationText
{
    private const int MostDecimals = 9;
    private const double LeastReadable = 1e-6;
    private const double MostReadable = 1e15;
    private readonly List<Line> _lines = [];

    public void Add(double score, double? error, string name, string? value = null, bool selected = true) =>
        _lines.Add(new Line(score, error, name, value, selected));

    /// <summary>Terms, the largest first.</summary>
    public void AddTerms(IReadOnlyList<TermContribution> contributions)
    {
        foreach (TermContribution c in contributions.OrderBySize())
        {
            Add(c.Score, c.StandardError, c.Name, Value(c.ValueText, c.Unit, c.Standing, c.ReferenceText), c.Selected);
        }
    }

    /// <summary>Terms and what they add for one class, the largest first.</summary>
    public void AddTerms<TClass>(IReadOnlyList<MulticlassTermContribution<TClass>> contributions, TClass @class)
        where TClass : notnull
    {
        foreach (MulticlassTermContribution<TClass> c in contributions.OrderByDescending(c => Math.Abs(c.Scores[@class])))
        {
            Add(c.Scores[@class], c.StandardErrors?[@class], c.Name, Value(c.ValueText, c.Unit, c.Standing, c.ReferenceText), c.Selected);
        }
    }

    /// <summary>A number, to as many decimals as the lines have, with one standard error if it is known.</summary>
    public string Number(double score, double? error = null)
    {
        int decimals = Decimals;
        return Plain(score, decimals) + (error is double e ? $" ± {Plain(e, decimals)}" : string.Empty);
    }

    /// <summary>The heading, then the lines.</summary>
    public string Write(string heading)
    {
        int decimals = Decimals;
        string[] scores = [.. _lines.Select(line => !line.Selected ? ValueText.Dropped
            : decimals < 0 ? ScoreText.CompactWithSign(line.Score, 0)
            : ScoreText.WithSign(line.Score, decimals))];
        string[] errors = [.. _lines.Select(
            line => line.Error is double error && (line.Selected || error > 0) ? $" ± {Plain(error, decimals)}" : string.Empty)];
        int scoreWidth = scores.Max(text => text.Length);
        int errorWidth = errors.Max(text => text.Length);
        int nameWidth = _lines.Where(line => line.Value is not null).Select(line => line.Name.Length).DefaultIfEmpty().Max();
        var text = new StringBuilder(heading).Append('\n');
        for (int i = 0; i < _lines.Count; i++)
        {
            text.Append("  ").Append(scores[i].PadLeft(scoreWidth)).Append(errors[i].PadRight(errorWidth)).Append("  ");
            text.Append(_lines[i].Value is string value ? $"{_lines[i].Name.PadRight(nameWidth)} = {value}" : _lines[i].Name).Append('\n');
        }

        return text.ToString();
    }

    // Four digits of the largest number, and two at least of the largest
    // that a term adds; −1 where all are too small or too large for that.
    private int Decimals
    {
        get
        {
            double largest = _lines.Max(line => Math.Abs(line.Score)),
                added = _lines.Where(line => line.Value is not null).Select(line => Math.Abs(line.Score)).DefaultIfEmpty().Max();
            return !(largest > 0) ? 3
                : largest is < LeastReadable or >= MostReadable ? -1
                : Math.Clamp(Math.Max(3 - Exponent(largest), added > 0 ? 1 - Exponent(added) : 0), 0, MostDecimals);
        }
    }

    private static int Exponent(double number) => (int)Math.Floor(Math.Log10(number));

    private static string Plain(double number, int decimals) =>
        decimals < 0 ? ScoreText.Compact(number, 0) : ScoreText.Plain(number, decimals);

    private static string Value(string value, string? unit, Standing standing, string? reference) =>
        ValueText.WithUnit(value, unit) + ValueText.Beyond(standing)
            + (reference is null || reference == value ? string.Empty : $" (reference: {reference})");

    private readonly record struct Line(double Score, double? Error, string Name, string? Value, bool Selected);
}
