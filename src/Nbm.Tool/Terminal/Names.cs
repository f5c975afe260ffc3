namespace Nbm.Tool.Terminal;

/// <summary>Guesses what a name that doesn't exist was meant to be.</summary>
internal static class Names
{
    private const int Longest = 100; // No slip of a pen; and the distance of long ones takes long.

    /// <summary>The nearest of some names by Levenshtein's distance, whatever the case; null if none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) => candidates
        .Where(candidate => candidate.Length <= Longest && name.Length <= Longest)
        .Select(candidate => (Name: candidate, Distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
        .Where(candidate => candidate.Distance <= Math.Max(2, name.Length / 2))
        .OrderBy(candidate => candidate.Distance)
        .Select(candidate => candidate.Name)
        .FirstOrDefault();

    private static int Distance(string x, string y)
    {
        int[] row = [.. Enumerable.Range(0, y.Length + 1)];
        for (int i = 1; i <= x.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= y.Length; j++)
            {
                int changed = diagonal + (x[i - 1] == y[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[y.Length];
    }
}
