namespace Nbm.Training;

/// <summary>
/// What is learned of the names of one vector: a straight line through 0 for each, and for names of enough rows and more than one value a
/// bend at each of a few knots
/// besides. Rows are kept name by name: memory grows with the entries, never with rows times names.
/// </summary>
internal sealed class NameCurves
{
    // A knot needs rows of its own, as those of other curves do.
    private const int RowsOfAKnot = 8;
    private const int MostKnots = 6;

    private readonly double[] _scales;

    /// <param name="rows">What the rows have of the vector.</param>
    /// <param name="names">How many names there are.</param>
    /// <param name="hasBends">Whether names may bend.</param>
    public NameCurves(SparseRows rows, int names, bool hasBends = true)
    {
        (EntryStarts, Rows, Values) = ByName(rows, names);
        Starts = new int[names + 1];
        BendStarts = new int[names + 1];
        _scales = new double[names];
        var knots = new List<double>();
        for (int j = 0; j < names; j++)
        {
            Span<double> values = Values.AsSpan(EntryStarts[j]..EntryStarts[j + 1]);
            double[] sorted = values.ToArray();
            Array.Sort(sorted);
            double[] own = KnotsOf(sorted, hasBends ? MostKnots : 0, out bool bends);
            knots.AddRange(own);
            Starts[j + 1] = knots.Count;
            BendStarts[j + 1] = BendStarts[j] + (bends ? own.Length : 0);
            _scales[j] = RootMeanSquare(sorted);
        }

        Knots = [.. knots];
    }

    /// <summary>How many names.</summary>
    public int Count => _scales.Length;

    /// <summary>For each name where its knots begin, and the end of the last.</summary>
    public int[] Starts { get; }

    /// <summary>The knots of all names, ascending within each; none of them 0.</summary>
    public double[] Knots { get; }

    /// <summary>For each name where its bends begin among all bends, and the end of the last; a name has one for each of its knots, or
    /// none.</summary>
    public int[] BendStarts { get; }

    /// <summary>How many bends all names have.</summary>
    public int Bends => BendStarts[^1];

    /// <summary>For each name where its entries begin, and the end of the last.</summary>
    public int[] EntryStarts { get; }

    /// <summary>The row of each entry, ascending within a name.</summary>
    public int[] Rows { get; }

    /// <summary>The value of each entry.</summary>
    public double[] Values { get; }

    /// <summary>A name's straight line where it has a value: in units of the root mean square of its values, so that present or absent is 1
    /// or 0.</summary>
    public double Line(int name, double value) => value / _scales[name];

    /// <summary>The bends around a value: the first of the two, counted from the name's own, and their weights; a weight of 0 may be of
    /// none.</summary>
    public (int First, double Own, double Next) Locate(int name, double value)
    {
        ReadOnlySpan<double> knots = Knots.AsSpan(Starts[name]..Starts[name + 1]);
        int next = knots.BinarySearch(value);
        if (next >= 0)
        {
            return (next, 1, 0);
        }

        next = ~next;
        double low = next > 0 ? knots[next - 1] : double.NegativeInfinity,
            high = next < knots.Length ? knots[next] : double.PositiveInfinity;
        (low, high) = value > 0 ? (Math.Max(low, 0), high) : (low, Math.Min(high, 0));
        double fraction = (value - low) / (high - low);
        return (next - 1, low == 0 ? 0 : 1 - fraction, high == 0 ? 0 : fraction);
    }

    // Names with few rows, or one value, have a straight line from 0 to their outermost values.
    private static double[] KnotsOf(double[] sorted, int limit, out bool bends)
    {
        if (sorted.Length == 0)
        {
            bends = false; // None of these rows has the name: it keeps its place, and adds 0.
            return [1];
        }

        double[] distinct = [.. sorted.Distinct()];
        int most = Math.Min(limit, sorted.Length / RowsOfAKnot);
        bends = distinct.Length > 1 && most > 1;
        return !bends
            ? [.. new[] { sorted[0], sorted[^1] }.Distinct().Where((value, i) => distinct.Length == 1 || (i == 0 ? value < 0 : value > 0))]
            : distinct.Length <= most ? distinct
            : [.. Enumerable.Range(0, most).Select(k => sorted[(int)((long)k * (sorted.Length - 1) / (most - 1))]).Distinct()];
    }

    private static double RootMeanSquare(double[] values)
    {
        if (values.Length == 0)
        {
            return 1;
        }

        double largest = values.Max(Math.Abs), sum = 0;
        foreach (double value in values)
        {
            sum += value / largest * (value / largest);
        }

        return largest * Math.Sqrt(sum / values.Length);
    }

    private static (int[] Starts, int[] Rows, double[] Values) ByName(SparseRows rows, int names)
    {
        var starts = new int[names + 1];
        foreach (int name in rows.Names)
        {
            starts[name + 1]++;
        }

        for (int j = 0; j < names; j++)
        {
            starts[j + 1] += starts[j];
        }

        int[] next = starts[..^1];
        var (of, values) = (new int[rows.Names.Length], new double[rows.Names.Length]);
        for (int r = 0; r < rows.Count; r++)
        {
            for (int k = rows.Starts[r]; k < rows.Starts[r + 1]; k++)
            {
                int at = next[rows.Names[k]]++;
                (of[at], values[at]) = (r, rows.Values[k]);
            }
        }

        return (starts, of, values);
    }
}
