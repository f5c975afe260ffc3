namespace Nbm.Training;

/// <summary>Chooses the rows that are held out to stop the neural phase by.</summary>
internal static class HoldOut
{
    /// <summary>With fewer held-out rows than this, their loss says too little to stop by, and none are held out.</summary>
    public const int FewestRows = 20;

    /// <param name="groups">For each row its class, or whether its duration ended in the event, so that each is held out in proportion; else all 0.</param>
    /// <param name="fraction">The part to hold out.</param>
    /// <param name="seed">Where the choice comes from.</param>
    /// <returns>Indices of the rows to learn from and of those held out, each ascending; the latter may be empty.</returns>
    public static (int[] Training, int[] Validation) Split(ReadOnlySpan<double> groups, double fraction, int seed)
    {
        int[] rows = [.. Enumerable.Range(0, groups.Length)];
        if (Math.Floor(fraction * rows.Length) < FewestRows)
        {
            return (rows, []);
        }

        RandomStreams.Shuffle(rows, RandomStreams.Key(seed, RandomStreams.Split), 0);
        double[] groupOf = groups.ToArray();
        var held = new bool[rows.Length];
        foreach (IGrouping<double, int> group in rows.GroupBy(row => groupOf[row]))
        {
            // A class of one row stays with the training rows.
            foreach (int row in group.Take((int)Math.Floor(fraction * group.Count())))
            {
                held[row] = true;
            }
        }

        return ([.. Enumerable.Range(0, rows.Length).Where(row => !held[row])], [.. Enumerable.Range(0, rows.Length).Where(row => held[row])]);
    }
}
