namespace Nbm.Generated;

/// <summary>Compares names of columns as people write them in files: whatever their case, underscores, spaces, dashes and dots. Levels are
/// compared by <see cref="Freezing.LevelTable"/>.</summary>
internal static class CsvNames
{
    /// <summary>Whether two column names are alike.</summary>
    public static bool AreAlike(string x, string y) => Key(x) == Key(y);

    /// <summary>What is left of a name where it is compared.</summary>
    public static string Key(string text)
    {
        Span<char> key = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        int length = 0;
        foreach (char c in text)
        {
            if (c is not ('_' or ' ' or '-' or '.'))
            {
                key[length++] = char.ToLowerInvariant(c);
            }
        }

        return new string(key[..length]);
    }
}
