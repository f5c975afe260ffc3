using System.Globalization;

namespace Nbm;

/// <summary>
/// Reads lists of rows, which are anybody's: one that another thread changes, or that miscounts, ends in one message instead of in rows
/// that were never there.
/// </summary>
internal static class RowList
{
    private const int MostAtOnce = 1 << 16; // Of rows that a list says it has and that nobody has seen yet.

    /// <summary>How many rows a list has.</summary>
    /// <exception cref="NbmDataException">Fewer than none.</exception>
    public static int Count<T>(IReadOnlyList<T> rows, string name)
    {
        int count = rows.Count;
        return count >= 0 ? count
            : throw new NbmDataException(
                string.Create(CultureInfo.InvariantCulture, $"The list {name} says that it has {count} rows; expected: zero or more."));
    }

    /// <summary>A row.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="index">Which of them, below the count.</param>
    /// <param name="count">How many it said to have when reading began.</param>
    /// <param name="name">What the caller calls it.</param>
    /// <exception cref="NbmDataException">The list has no such row any more.</exception>
    public static T At<T>(IReadOnlyList<T> rows, int index, int count, string name)
    {
        try
        {
            return rows[index];
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw Changed(name, count, string.Create(CultureInfo.InvariantCulture, $"row {index} wasn't there when it was read"));
        }
    }

    /// <summary>Refuses a list that has another count than when reading began.</summary>
    public static void CheckUnchanged<T>(IReadOnlyList<T> rows, int count, string name)
    {
        int now = rows.Count;
        if (now != count)
        {
            throw Changed(name, count, string.Create(CultureInfo.InvariantCulture, $"{now} when it had been read"));
        }
    }

    /// <summary>The rows of a list as they are now: an array itself, of any other list a copy.</summary>
    public static T[] ToArray<T>(IReadOnlyList<T> rows, string name) => rows as T[] ?? Copy(rows, name);

    /// <summary>A copy of the rows of a list.</summary>
    /// <exception cref="NbmDataException">The list changed meanwhile, or miscounts.</exception>
    public static T[] Copy<T>(IReadOnlyList<T> rows, string name)
    {
        int count = Count(rows, name);
        var copy = new List<T>(Math.Min(count, MostAtOnce));
        for (int i = 0; i < count; i++)
        {
            copy.Add(At(rows, i, count, name));
        }

        CheckUnchanged(rows, count, name);
        return [.. copy];
    }

    private static NbmDataException Changed(string name, int count, string what) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"The list {name} changed while it was read: it had {count} rows at first, and {what}. Give a list that nothing changes meanwhile, "
            + $"such as an array."));
}
