using System.Globalization;
using System.Text;

namespace Nbm;

/// <summary>
/// Texts of files and rows as messages cite them: cut to a length that a person reads, and with whatever isn't seen, or would move a
/// terminal's cursor, as <c>\u001B</c>.
/// Every message that holds a text from outside takes it from here: a cell, a header or a name may be as long as its file.
/// </summary>
internal static class Cited
{
    /// <summary>How much of a text is cited, in UTF-16 code units.</summary>
    public const int MostCharacters = 100;

    /// <summary>How many texts of a list are cited.</summary>
    public const int MostItems = 20;

    /// <summary>A text as it is, if it is short and all of it can be seen. At most <see cref="MostCharacters"/> of its characters; what was
    /// left out is an ellipsis.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        int length = Math.Min(text.Length, MostCharacters);
        length -= length < text.Length && char.IsHighSurrogate(text[length - 1]) ? 1 : 0; // No half of a character.
        var cited = new StringBuilder(length + 1);
        for (int i = 0; i < length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < length && char.IsLowSurrogate(text[i + 1]))
            {
                cited.Append(text[i]).Append(text[++i]);
            }
            else if (IsSeen(text[i]))
            {
                cited.Append(text[i]);
            }
            else
            {
                cited.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[i]:X4}");
            }
        }

        return length < text.Length ? cited.Append('…').ToString() : cited.ToString();
    }

    /// <inheritdoc cref="Text(ReadOnlySpan{char})"/>
    public static string Text(string? text) => Text(text.AsSpan());

    /// <summary>Texts with commas between; of many the first <see cref="MostItems"/>, and how many there are.</summary>
    public static string List(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        List<string> cited = [];
        int count = 0;
        foreach (string text in texts)
        {
            if (count++ < MostItems)
            {
                cited.Add(Text(text));
            }
        }

        string list = string.Join(", ", cited);
        return count <= MostItems ? list : string.Create(CultureInfo.InvariantCulture, $"{list}, … ({count} in all)");
    }

    private static bool IsSeen(char c) =>
        char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned);
}
