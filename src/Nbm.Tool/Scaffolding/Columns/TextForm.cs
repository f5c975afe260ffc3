namespace Nbm.Tool.Scaffolding.Columns;

/// <summary>What a column of texts would be, were it written as the reader takes it.</summary>
/// <param name="Note">What it holds, and how to convert it.</param>
internal sealed record TextForm(string Note)
{
    private const double LeastShare = 0.95;
    private const int MostOthers = 5;

    /// <summary>The form of nearly all texts of a column; null if they are just texts.</summary>
    public static TextForm? Of(ColumnFacts column)
    {
        if (column.Kind != ColumnKind.Text || column.Counts.Count == 0)
        {
            return null;
        }

        return DateForms.Of(column) ?? NumberForms.Of(column);
    }

    /// <summary>The texts that don't fit; null if too many don't.</summary>
    public static string[]? Others(ColumnFacts column, Func<string, bool> fits)
    {
        int rows = 0, all = 0;
        var others = new List<string>();
        foreach ((string text, int count) in column.Counts)
        {
            bool isFit = fits(text.Trim());
            rows += isFit ? count : 0;
            all += count;
            if (!isFit)
            {
                others.Add(text);
                if (others.Count > MostOthers)
                {
                    return null;
                }
            }
        }

        return rows >= LeastShare * all && rows > 0 ? [.. others] : null;
    }

    /// <summary>Texts that don't fit, with their rows: <c> but for '-' (12)</c>; nothing if there are none.</summary>
    public static string Besides(ColumnFacts column, string[] others) => others.Length == 0
        ? string.Empty
        : FormattableString.Invariant(
            $" but for {string.Join(", ", others.Select(text => FormattableString.Invariant($"'{Cited.Text(text)}' ({column.Counts[text]:#,0})")))}");
}
