using System.Globalization;
using Nbm.Backends;

namespace Nbm;

public static partial class Rows
{
    private const int MostOfAFold = 2; // Times its share of all rows.

    /// <summary>
    /// Divides rows so that no group is on both sides: no customer, no patient, no machine. Whole groups are drawn at random until the test
    /// rows are as near to their share as groups allow. Both parts keep the order of the rows.
    /// </summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TGroup">What tells groups apart.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="group">The group of a row: <c>row => row.CustomerId</c>.</param>
    /// <param name="testFraction">The share of rows to test with, above 0 and below 1.</param>
    /// <param name="seed">Which of all divisions.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't between 0 and 1.</exception>
    /// <exception cref="NbmDataException">A row has no group; or a group is so large that no division of whole groups comes near the
    /// share.</exception>
    public static (T[] Train, T[] Test) SplitByGroup<T, TGroup>(
        this IReadOnlyList<T> rows, Func<T, TGroup> group, double testFraction = 0.2, int seed = 0)
    {
        CheckFraction(testFraction);
        T[] all = RowsToDivide(rows);
        List<(TGroup Key, List<int> Rows)> groups = Groups(all, group);
        Shuffle(groups, seed);
        double wanted = all.Length * testFraction;
        var isTest = new bool[all.Length];
        int test = 0;
        foreach ((_, List<int> own) in groups)
        {
            if (Math.Abs(test + own.Count - wanted) < Math.Abs(test - wanted))
            {
                own.ForEach(row => isTest[row] = true);
                test += own.Count;
            }
        }

        double share = test / (double)all.Length, near = Math.Min(testFraction, 1 - testFraction) / 2;
        if (!(Math.Abs(share - testFraction) <= near))
        {
            (TGroup key, List<int> largest) = groups.Count == 0 ? (default!, []) : groups.MaxBy(own => own.Rows.Count);
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"The {groups.Count} groups of the {all.Length} rows can't be divided into about {testFraction:0.###} and "
                    + $"{1 - testFraction:0.###}, the nearest is {share:0.###}: the largest, '{Shown(key)}', has {largest.Count} rows. Ask "
                    + $"for another share, or divide by something finer."));
        }

        return ([.. all.Where((_, row) => !isTest[row])], [.. all.Where((_, row) => isTest[row])]);
    }

    /// <summary>Folds in which no group is on both sides. Groups are dealt at random, large ones first, each to the fold that has the
    /// fewest rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TGroup">What tells groups apart.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="group">The group of a row: <c>row => row.CustomerId</c>.</param>
    /// <param name="folds">How many folds, 2 or more.</param>
    /// <param name="seed">Which of all folds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer folds than 2.</exception>
    /// <exception cref="NbmDataException">A row has no group, there are fewer groups than folds, or one has more than twice a fold's share
    /// of the rows.</exception>
    public static RowFolds FoldsByGroup<T, TGroup>(this IReadOnlyList<T> rows, Func<T, TGroup> group, int folds = 5, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        T[] all = RowsToDivide(rows);
        List<(TGroup Key, List<int> Rows)> groups = Groups(all, group);
        if (groups.Count < folds)
        {
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"{folds} folds need {folds} groups or more, and the {all.Length} rows have {groups.Count}. Use fewer folds."));
        }

        (TGroup key, List<int> largest) = groups.MaxBy(own => own.Rows.Count);
        if (largest.Count > MostOfAFold * (all.Length / (double)folds))
        {
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"The group '{Shown(key)}' has {largest.Count} of the {all.Length} rows, more than {MostOfAFold} of {folds} folds: folds "
                    + $"of whole groups would be nothing alike. Use fewer folds, or something finer."));
        }

        Shuffle(groups, seed);
        var foldOf = new int[all.Length];
        var sizes = new int[folds];
        foreach ((_, List<int> own) in groups.OrderByDescending(own => own.Rows.Count)) // Stable: those alike stay shuffled.
        {
            int fold = Array.IndexOf(sizes, sizes.Min());
            own.ForEach(row => foldOf[row] = fold);
            sizes[fold] += own.Count;
        }

        return Folds(foldOf, folds);
    }

    // Rows by group, groups in the order of their first rows.
    private static List<(TGroup Key, List<int> Rows)> Groups<T, TGroup>(T[] rows, Func<T, TGroup> group)
    {
        ArgumentNullException.ThrowIfNull(group);
        var groups = new List<(TGroup Key, List<int> Rows)>();
        var index = new Dictionary<(TGroup Key, bool), int>(); // Of a pair, as a type parameter may be null.
        for (int row = 0; row < rows.Length; row++)
        {
            TGroup key = group(rows[row]);
            if (key is null)
            {
                throw Missing(row, "group");
            }

            if (!index.TryGetValue((key, true), out int at))
            {
                index[(key, true)] = at = groups.Count;
                groups.Add((key, []));
            }

            groups[at].Rows.Add(row);
        }

        return groups;
    }

    // What of each row is tested by its fold alone, and learned from by all others.
    private static RowFolds Folds(int[] foldOf, int folds) => new(foldOf.Length,
    [
        .. Enumerable.Range(0, folds).Select(fold => new RowFold(
            [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] != fold)],
            [.. Enumerable.Range(0, foldOf.Length).Where(row => foldOf[row] == fold)])),
    ]);

    private static NbmDataException Missing(int row, string what) => new(string.Create(CultureInfo.InvariantCulture,
        $"Row {row}: its {what} is null. Leave such rows out, or give each a {what} of its own.")) { Row = row };

    private static string Shown<TKey>(TKey key) => Cited.Text(Convert.ToString(key, CultureInfo.InvariantCulture) ?? string.Empty);

    // Fisher and Yates, as by Durstenfeld 1964.
    private static void Shuffle<TItem>(IList<TItem> items, int seed, ulong stream = 0)
    {
        for (int i = items.Count - 1; i > 0; i--)
        {
            int j = (int)Math.BigMul(CounterRandom.Bits((ulong)seed, stream, (ulong)i), (ulong)i + 1, out _);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static T[] RowsToDivide<T>(IReadOnlyList<T> rows)
    {
        T[] all = RowList.Copy(rows ?? throw new ArgumentNullException(nameof(rows)), nameof(rows));
        return all.Length > 0 ? all : throw new NbmDataException("There are no rows to divide.");
    }
}
