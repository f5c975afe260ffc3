using System.Collections.Immutable;
using System.Globalization;

namespace Nbm;

public static partial class Rows
{
    /// <summary>Divides rows into earlier ones to train on and later ones to test with, as a model meets them. Rows of one time are on one
    /// side. Both parts are in the order of time, rows of one time in their own.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TTime">A date, a time, a number.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="time">When a row was: <c>row => row.Opened</c>.</param>
    /// <param name="testFraction">The share of rows to test with, above 0 and below 1, as near as times allow.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't between 0 and 1.</exception>
    /// <exception cref="NbmDataException">A row has no time, or so many are of one time that no division comes near the share.</exception>
    public static (T[] Train, T[] Test) SplitByTime<T, TTime>(this IReadOnlyList<T> rows, Func<T, TTime> time, double testFraction = 0.2)
        where TTime : IComparable<TTime>
    {
        CheckFraction(testFraction);
        (T[] all, TTime[] times, int[] order) = ByTime(rows, time);
        double near = Math.Min(testFraction, 1 - testFraction) / 2;
        int cut = NearestCut(times, order, (1 - testFraction) * all.Length);
        if (!(Math.Abs((1 - (cut / (double)all.Length)) - testFraction) <= near))
        {
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"The {all.Length} rows can't be divided by time into about {1 - testFraction:0.###} and {testFraction:0.###}: too many "
                    + $"are of one time, the nearest is {cut} rows before the others. Ask for another share, or give finer times."));
        }

        return ([.. order[..cut].Select(row => all[row])], [.. order[cut..].Select(row => all[row])]);
    }

    /// <summary>Divides rows at a time: earlier ones to train on, those from it on to test with.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TTime">A date, a time, a number.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="time">When a row was: <c>row => row.Opened</c>.</param>
    /// <param name="from">The first time to test with.</param>
    /// <exception cref="NbmDataException">A row has no time, or no row is on one of the sides.</exception>
    public static (T[] Train, T[] Test) SplitByTime<T, TTime>(this IReadOnlyList<T> rows, Func<T, TTime> time, TTime from)
        where TTime : IComparable<TTime>
    {
        (T[] all, TTime[] times, int[] order) = ByTime(rows, time);
        int cut = Array.FindIndex(order, row => times[row].CompareTo(from) >= 0);
        return cut > 0 ? ([.. order[..cut].Select(row => all[row])], [.. order[cut..].Select(row => all[row])])
            : throw new NbmDataException($"No row is {(cut < 0 ? "from" : "before")} {Shown(from)}{(cut < 0 ? " on" : string.Empty)}: "
                + (all.Length == 0 ? "there are no rows." : $"they are from {Shown(times[order[0]])} to {Shown(times[order[^1]])}."));
    }

    /// <summary>
    /// Folds that each test rows which are later than all that they learn from: rows by time in parts that are alike in size, of which the
    /// first is only learned from, and each other tested by a model of all before it. Rows of one time are in one part.
    /// </summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TTime">A date, a time, a number.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="time">When a row was: <c>row => row.Opened</c>.</param>
    /// <param name="folds">How many folds, 2 or more: one part less than rows are cut into.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer folds than 2.</exception>
    /// <exception cref="NbmDataException">A row has no time, or too many are of one time for so many parts.</exception>
    public static RowFolds FoldsByTime<T, TTime>(this IReadOnlyList<T> rows, Func<T, TTime> time, int folds = 5)
        where TTime : IComparable<TTime>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        (T[] all, TTime[] times, int[] order) = ByTime(rows, time);
        double each = all.Length / (folds + 1.0);
        int[] cuts = [.. Enumerable.Range(1, folds).Select(part => NearestCut(times, order, part * each)), all.Length];
        if (cuts[0] == 0 || cuts.Zip(cuts.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"{folds} folds by time need {folds + 1} parts of the rows, and of the {all.Length} rows too many are of one time for "
                    + $"that. Use fewer folds, or give finer times."));
        }

        return new RowFolds(all.Length, [.. Enumerable.Range(0, folds).Select(fold => new RowFold(
            Ascending(order[..cuts[fold]]), Ascending(order[cuts[fold]..cuts[fold + 1]])))]);
        static ImmutableArray<int> Ascending(int[] of) => [.. of.Order()];
    }

    private static (T[] All, TTime[] Times, int[] Order) ByTime<T, TTime>(IReadOnlyList<T> rows, Func<T, TTime> time)
        where TTime : IComparable<TTime>
    {
        ArgumentNullException.ThrowIfNull(time);
        T[] all = RowsToDivide(rows);
        TTime[] times = Array.ConvertAll(all, row => time(row));
        int missing = Array.FindIndex(times, own => own is null or double.NaN or float.NaN);
        return missing >= 0 ? throw Missing(missing, "time")
            : (all, times, [.. Enumerable.Range(0, all.Length).OrderBy(row => times[row], Earlier<TTime>())]);
    }

    // Of texts, ISO dates above all, by code and not as a culture sorts them.
    private static IComparer<TTime> Earlier<TTime>() =>
        typeof(TTime) == typeof(string) ? (IComparer<TTime>)(object)StringComparer.Ordinal : Comparer<TTime>.Default;

    // Of the places between rows of different times, and both ends, the one that is nearest to a number of rows; the earlier of two.
    private static int NearestCut<TTime>(TTime[] times, int[] order, double wanted)
        where TTime : IComparable<TTime>
    {
        int best = 0;
        for (int cut = 1; cut <= order.Length; cut++)
        {
            bool isBetween = cut == order.Length || Earlier<TTime>().Compare(times[order[cut - 1]], times[order[cut]]) != 0;
            best = isBetween && Math.Abs(cut - wanted) < Math.Abs(best - wanted) ? cut : best;
        }

        return best;
    }
}
