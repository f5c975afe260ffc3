namespace Nbm.Backends.Managed;

/// <summary>
/// Splits terms into runs of about equal work, few enough that rows stay cached while a thread scatters them into all
/// tables of a run. The split doesn't change a result: a table belongs to one run, and its rows are added in order.
/// </summary>
internal static class TermGroups
{
    private const int MostGroups = 32;

    public static int[] Split(DesignLayout layout)
    {
        long total = layout.Terms.Sum(Corners);
        var bounds = new List<int> { 0 };
        long corners = 0;
        for (int term = 0; term < layout.Terms.Length; term++)
        {
            corners += Corners(layout.Terms[term]);
            if (corners * MostGroups >= total * bounds.Count || term == layout.Terms.Length - 1)
            {
                bounds.Add(term + 1);
            }
        }

        return [.. bounds];
    }

    private static long Corners(TermLayout term) => 1L << term.Order;
}
