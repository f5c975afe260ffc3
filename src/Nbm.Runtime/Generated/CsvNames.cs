namespace Nbm.Generated;

/// <summary>Compares names as people write them in files: whatever their case, underscores, spaces, dashes and dots.</summary>
internal static class CsvNames
{
    /// <summary>Whether two column names are alike.</summary>
    public static bool AreAlike(string x, string y) => Key(x, IsNoSeparator) == Key(y, IsNoSeparator);

    /// <summary>What is left of an enum member's name or of a cell: letters and digits in lower case.</summary>
    public static string Key(ReadOnlySpan<char> text) => Key(text, char.IsLetterOrDigit);

    private static bool IsNoSeparator(char c) => c is not ('_' or ' ' or '-' or '.');

    private static string Key(ReadOnlySpan<char> text, Func<char, bool> counts)
    {
        Span<char> key = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (counts(c))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(key[..length]);
    }
}
