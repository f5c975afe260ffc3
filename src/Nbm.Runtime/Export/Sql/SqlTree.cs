using System.Text;

namespace Nbm.Export.Sql;

/// <summary>Searches as nested CASE expressions: balanced trees, so that a hundred knots are seven comparisons.</summary>
internal static class SqlTree
{
    /// <summary>What holds in the interval that an expression lies in.</summary>
    /// <param name="syntax">The dialect, which says how many branches a CASE has.</param>
    /// <param name="searched">What is compared; not NULL.</param>
    /// <param name="splits">Where intervals begin but for the first one, increasing, as they are written.</param>
    /// <param name="leaf">What holds in an interval: from split leaf − 1 to below split leaf.</param>
    public static string Write(SqlSyntax syntax, string searched, IReadOnlyList<string> splits, Func<int, string> leaf)
    {
        var text = new StringBuilder();
        Write(text, syntax.Branches, searched, splits, leaf, 0, splits.Count + 1);
        return text.ToString();
    }

    // The leaves from begin to below end.
    private static void Write(StringBuilder text, int branches, string searched, IReadOnlyList<string> splits, Func<int, string> leaf,
        int begin, int end)
    {
        if (end - begin == 1)
        {
            text.Append(leaf(begin));
            return;
        }

        int parts = Math.Min(branches, end - begin);
        text.Append("CASE");
        for (int part = 0; part < parts; part++)
        {
            int from = begin + (int)((long)(end - begin) * part / parts);
            int to = begin + (int)((long)(end - begin) * (part + 1) / parts);
            text.Append(part < parts - 1 ? $" WHEN {searched} < {splits[to - 1]} THEN " : " ELSE ");
            Write(text, branches, searched, splits, leaf, from, to);
        }

        text.Append(" END");
    }
}
