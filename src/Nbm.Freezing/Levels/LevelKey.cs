namespace Nbm.Freezing;

/// <summary>
/// What is left of a text where it is compared kindly: case and blanks are forgiven, and dashes, dots and underscores if each of them
/// stands between two letters, or a letter and a digit. So <c>Month-to-month</c> is like <c>MonthToMonth</c>, but <c>A+</c>, <c>A-</c> and
/// <c>(A)</c> aren't like <c>A</c>, and <c>1.5</c> isn't like <c>15</c>. The reader of CSV files, the tool and all exports compare by it.
/// </summary>
internal static class LevelKey
{
    /// <summary>The characters that are blanks: a space and a tab.</summary>
    public const string Blanks = " \t";

    /// <summary>The characters that may be forgiven between letters.</summary>
    public const string Separators = "-._";

    /// <summary>The key of a text; empty for a blank one.</summary>
    public static string Of(string text)
    {
        string plain = Plain(text);
        int separators = 0;
        for (int i = 0; i < plain.Length; i++)
        {
            if (IsSeparator(plain[i]))
            {
                if (i == 0 || i == plain.Length - 1 || !AreForgiven(plain[i - 1], plain[i + 1]))
                {
                    return plain;
                }

                separators++;
            }
        }

        return separators == 0 ? plain : WithoutSeparators(plain);
    }

    /// <summary>
    /// The key of a member's name, whose underscores at the ends are what an identifier asks for: <c>_1</c> is the name of <c>1</c>.
    /// </summary>
    public static string OfName(string name) => Of(name.Trim('_'));

    /// <summary>A text without blanks, in lower case.</summary>
    public static string Plain(string text)
    {
        var plain = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (Blanks.IndexOf(c) < 0)
            {
                plain[length++] = Lower(c);
            }
        }

        return new string(plain, 0, length);
    }

    /// <summary>A text without dashes, dots and underscores.</summary>
    public static string WithoutSeparators(string text)
    {
        var rest = new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (!IsSeparator(c))
            {
                rest[length++] = c;
            }
        }

        return new string(rest, 0, length);
    }

    /// <summary>Whether a separator between two characters is forgiven.</summary>
    public static bool AreForgiven(char left, char right) => IsWord(left) && IsWord(right) && !(char.IsDigit(left) && char.IsDigit(right));

    /// <summary>A character in lower case. No letter beyond ASCII becomes one of ASCII, such as the sign of Kelvin.</summary>
    public static char Lower(char c)
    {
        char lower = char.ToLowerInvariant(c);
        return c > '\u007F' && lower <= '\u007F' ? c : lower;
    }

    public static bool IsSeparator(char c) => c is '-' or '.' or '_';

    // A letter beyond the basic plane is two characters, which tell nothing alone.
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
