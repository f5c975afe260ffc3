namespace Nbm.Backends.Torch;

/// <summary>
/// Rows of entries cut into a few bands, each filled up to its widest row, so that a sum of each row is one sum of each band. As few bands
/// as pay: a launch more costs as much as so many entries to fill up. One band alone needs no rows in another order, nor what brings them
/// back.
/// </summary>
internal sealed class RowBands
{
    /// <param name="counts">How many entries each row has.</param>
    /// <param name="launch">What an operation more costs, in entries.</param>
    public RowBands(ReadOnlySpan<int> counts, long launch)
    {
        int[] rowsOf = RowsOfClasses(counts), widthOf = WidestOfClasses(counts);
        int[] lastOf = LastClasses(rowsOf, widthOf, launch); // Of each band its last class, ascending.
        Places = new int[counts.Length];
        var bandOf = new int[Classes];
        long first = 0;
        int row = 0;
        var next = new int[lastOf.Length];
        for (int band = 0, at = 1; band < lastOf.Length; band++)
        {
            int count = 0;
            for (; at <= lastOf[band]; at++)
            {
                (count, bandOf[at]) = (count + rowsOf[at], band);
            }

            next[band] = row;
            Bands.Add(new Band(first, row, count, widthOf[lastOf[band]]));
            first += Bands[^1].Entries;
            row += count;
        }

        (Entries, Filled) = (first, row);
        Order = new int[Filled];
        IsInOrder = true;
        for (int r = 0; r < counts.Length; r++)
        {
            // Empty rows take what is behind all sums.
            Places[r] = counts[r] == 0 ? Filled : next[bandOf[Class(counts[r])]]++;
            IsInOrder &= Places[r] == r && counts[r] > 0;
            if (counts[r] > 0)
            {
                Order[Places[r]] = r;
            }
        }
    }

    // Sums put one behind another, and their rows as they were.
    private const int LaunchesToReorder = 2;

    // Widths from 1 to 2³¹, two for each power of two: 1, 2, 3, 4, 6, 8, 12 …; and 0.
    private const int Classes = 64;

    public List<Band> Bands { get; } = [];

    /// <summary>Of all bands together, filled up.</summary>
    public long Entries { get; }

    /// <summary>How many rows have entries.</summary>
    public int Filled { get; }

    /// <summary>For each row where it is among those with entries; behind them, if it has none.</summary>
    public int[] Places { get; }

    /// <summary>The rows with entries as they lie in the bands.</summary>
    public int[] Order { get; }

    /// <summary>Whether all rows have entries, and lie as they are.</summary>
    public bool IsInOrder { get; }

    // The least class whose widest row has room for so many entries.
    private static int Class(int count)
    {
        if (count <= 2)
        {
            return count;
        }

        int power = int.Log2(count - 1); // 2^power < count ≤ 2^(power + 1)
        return count <= 3L << (power - 1) ? 2 * power : (2 * power) + 1;
    }

    private static int[] RowsOfClasses(ReadOnlySpan<int> counts)
    {
        var rows = new int[Classes];
        foreach (int count in counts)
        {
            rows[Class(count)]++;
        }

        return rows;
    }

    private static int[] WidestOfClasses(ReadOnlySpan<int> counts)
    {
        var widest = new int[Classes];
        foreach (int count in counts)
        {
            ref int own = ref widest[Class(count)];
            own = Math.Max(own, count);
        }

        return widest;
    }

    // The cheapest way to cut ascending widths into bands, by what the best ways for fewer of them cost.
    private static int[] LastClasses(int[] rows, int[] widest, long launch)
    {
        int[] used = [.. Enumerable.Range(1, Classes - 1).Where(own => rows[own] > 0)];
        var cost = new double[used.Length + 1];
        var begin = new int[used.Length + 1];
        for (int end = 1; end <= used.Length; end++)
        {
            cost[end] = double.PositiveInfinity;
            long count = 0;
            for (int start = end - 1; start >= 0; start--)
            {
                count += rows[used[start]];
                double with = cost[start] + launch + ((double)count * widest[used[end - 1]]);
                if (with < cost[end])
                {
                    (cost[end], begin[end]) = (with, start);
                }
            }
        }

        if (rows[0] == 0 && used.Length > 0 && (double)rows.Sum() * widest[used[^1]] <= cost[^1] + ((LaunchesToReorder - 1) * launch))
        {
            return [used[^1]];
        }

        var last = new List<int>();
        for (int end = used.Length; end > 0; end = begin[end])
        {
            last.Insert(0, used[end - 1]);
        }

        return [.. last];
    }

    /// <summary>Rows of equal width.</summary>
    /// <param name="First">Its first entry.</param>
    /// <param name="FirstRow">Its first row, among those with entries.</param>
    /// <param name="Count">How many rows.</param>
    /// <param name="Width">Their entries, filled up.</param>
    internal sealed record Band(long First, int FirstRow, int Count, int Width)
    {
        public long Entries => (long)Count * Width;
    }
}
