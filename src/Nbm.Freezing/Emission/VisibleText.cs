using System.Globalization;
using System.Text;

namespace Nbm.Freezing;

/// <summary>
/// Texts as a terminal may show them: what would move its cursor, colour it, turn
/// its direction or end a line is written as <c>\u001B</c>, as JSON and C# do.
/// </summary>
internal static class VisibleText
{
    /// <summary>A text on one line.</summary>
    public static string OneLine(string text) => Of(text, keepsLines: false);

    /// <summary>A text that may have lines and tabs.</summary>
    public static string Lines(string text) => Of(text, keepsLines: true);

    private static string Of(string text, bool keepsLines)
    {
        int first = 0;
        while (first < text.Length && LengthAt(text, first, keepsLines) is > 0 and int length)
        {
            first += length;
        }

        if (first == text.Length)
        {
            return text;
        }

        StringBuilder visible = new StringBuilder(text.Length + 16).Append(text, 0, first);
        for (int i = first; i < text.Length;)
        {
            int length = LengthAt(text, i, keepsLines);
            _ = length > 0 ? visible.Append(text, i, length)
                : visible.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            i += length > 0 ? length : 1;
        }

        return visible.ToString();
    }

    // How many code units are shown as they are: 1, or 2 of a pair; 0 for one that isn't.
    private static int LengthAt(string text, int i, bool keepsLines)
    {
        char c = text[i];
        if (c is >= ' ' and <= '~')
        {
            return 1;
        }

        if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            return CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.Format or UnicodeCategory.Control ? 0 : 2;
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.Control =>
                keepsLines && (c is '\n' or '\t' || (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')) ? 1 : 0,
            UnicodeCategory.Format => c is '\u200C' or '\u200D' ? 1 : 0, // Joiners, which some scripts are written with.
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => 0,
            _ => 1,
        };
    }
}
