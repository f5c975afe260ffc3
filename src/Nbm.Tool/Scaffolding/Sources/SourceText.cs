using System.Globalization;
using System.Text;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>The only place that puts texts of files into source: as a literal, or into a comment.
/// None ends a line, a comment or a literal, or hides what stands beside it.</summary>
internal static class SourceText
{
    private const int Width = 140;
    private const int LongestCitation = 40;

    /// <summary>A text in quotes. What isn't seen is written as an escape.</summary>
    public static string Literal(string text)
    {
        var literal = new StringBuilder("\"");
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                literal.Append(c).Append(text[++i]);
            }
            else if (c is '"' or '\\')
            {
                literal.Append('\\').Append(c);
            }
            else if (IsSeen(c))
            {
                literal.Append(c);
            }
            else
            {
                literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>A text as a sentence cites it: short, seen, and in quotes where it might be taken for words of the sentence.</summary>
    public static string Cite(string text)
    {
        string cited = Cited.Text(text.Length > LongestCitation ? text.AsSpan(0, LongestCitation) : text);
        cited = text.Length > LongestCitation && !cited.EndsWith('…') ? cited + "…" : cited;
        return text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c is '-' or '_') ? cited : $"'{cited}'";
    }

    /// <summary>A documentation comment: the text escaped, on one line if it fits.</summary>
    public static string Summary(string text, string indent)
    {
        string line = $"{indent}/// <summary>{Xml(text)}</summary>\n";
        return line.Length <= Width ? line : $"{indent}/// <summary>\n{Wrapped(text, indent + "/// ")}{indent}/// </summary>\n";
    }

    /// <summary>A comment of several lines.</summary>
    public static string Comment(string text) => Wrapped(text, "// ");

    private static string Wrapped(string text, string start)
    {
        var lines = new StringBuilder();
        var line = new StringBuilder(start);
        foreach (string word in Xml(text, isXml: start.Contains("///", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > start.Length && line.Length + 1 + word.Length > Width)
            {
                lines.Append(line).Append('\n');
                line.Clear().Append(start);
            }

            line.Append(line.Length > start.Length ? " " : string.Empty).Append(word);
        }

        return lines.Append(line).Append('\n').ToString();
    }

    // Sentences hold cited texts already; this is for what doesn't come as a citation.
    private static string Xml(string text, bool isXml = true) => string.Concat(text.Select(c => c switch
    {
        '&' when isXml => "&amp;",
        '<' when isXml => "&lt;",
        '>' when isXml => "&gt;",
        _ when char.IsSurrogate(c) || IsSeen(c) => c.ToString(),
        _ => " ",
    }));

    private static bool IsSeen(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
