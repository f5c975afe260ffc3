using System.Globalization;
using System.Text;

namespace Nbm.Freezing;

/// <summary>The only writer of a model's texts in C#: as literals, and in comments.</summary>
internal static class TextLiteral
{
    /// <summary>A string in quotes; whatever isn't plain ASCII is escaped, so that no text ends a line or the literal.</summary>
    public static string Of(string text)
    {
        var literal = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                >= ' ' and <= '~' => literal.Append(c),
                _ => literal.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Text in a documentation comment, on one line, and without what would turn the direction of the rest.</summary>
    public static string Xml(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                _ when char.IsWhiteSpace(c) || char.IsControl(c) => escaped.Append(' '),
                _ when char.IsSurrogate(c) || c >= '\uFFFE' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format =>
                    escaped.Append('\uFFFD'),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
