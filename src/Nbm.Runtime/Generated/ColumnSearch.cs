namespace Nbm.Generated;

/// <summary>Finds a column among the names that rows come with: one of the same name, or else the one that is alike.</summary>
internal static class ColumnSearch
{
    /// <summary>The position of a column.</summary>
    /// <param name="names">The names of all columns.</param>
    /// <param name="column">The one that is looked for.</param>
    /// <returns>Where it is, −1 if it isn't; and where another is that it could be as well, −1 if none is.</returns>
    public static (int First, int Second) Find(string[] names, string column)
    {
        var (first, second) = Both(names, name => name == column);
        return first >= 0 ? (first, second) : Both(names, name => CsvNames.AreAlike(name, column));
    }

    /// <summary>What is said of a column that could be two.</summary>
    public static string Ambiguous(string[] names, string column, int first, int second) =>
        $"several columns could be '{column}': '{Cited.Text(names[first])}' (the {Ordinal(first)}) "
        + $"and '{Cited.Text(names[second])}' (the {Ordinal(second)}). Rename one, or name the right one in the attribute.";

    /// <summary>What is said of columns that aren't there.</summary>
    public static string Missing(IReadOnlyList<string> missing, string[] names) =>
        $"there {(missing.Count == 1 ? "is no column" : "are no columns")} {Cited.List(missing)}. "
        + $"The columns found are: {Cited.List(names)}.";

    private static (int First, int Second) Both(string[] names, Predicate<string> matches)
    {
        int first = Array.FindIndex(names, matches);
        return (first, first < 0 ? -1 : Array.FindIndex(names, first + 1, matches));
    }

    private static string Ordinal(int index) => FormattableString.Invariant($"{index + 1}.");
}
