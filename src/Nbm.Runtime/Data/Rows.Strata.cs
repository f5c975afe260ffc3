using System.Globalization;

namespace Nbm;

public static partial class Rows
{
    /// <summary>Divides rows at random so that each stratum, such as a class, has the same share on both sides, to whole rows. Both parts
    /// keep the order of the rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TStratum">What tells strata apart.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="stratum">The stratum of a row: <c>row => row.Status</c>.</param>
    /// <param name="testFraction">The share of rows to test with, above 0 and below 1.</param>
    /// <param name="seed">Which of all divisions.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't between 0 and 1.</exception>
    /// <exception cref="NbmDataException">A row has no stratum, or one is too small for both sides.</exception>
    public static (T[] Train, T[] Test) SplitByStratum<T, TStratum>(
        this IReadOnlyList<T> rows, Func<T, TStratum> stratum, double testFraction = 0.2, int seed = 0)
    {
        CheckFraction(testFraction);
        T[] all = RowsToDivide(rows);
        var isTest = new bool[all.Length];
        double owed = 0; // What whole rows of earlier strata left of their shares.
        ulong stream = 0;
        foreach ((TStratum key, List<int> own) in Groups(all, stratum))
        {
            if (own.Count < 2)
            {
                throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                    $"Only row {own[0]} is of the stratum '{Shown(key)}': it can't be on both sides. Leave it out, or add more like it."))
                {
                    Row = own[0],
                };
            }

            owed += own.Count * testFraction;
            int test = Math.Clamp((int)Math.Round(owed, MidpointRounding.AwayFromZero), 1, own.Count - 1);
            owed -= test;
            Shuffle(own, seed, ++stream);
            own[..test].ForEach(row => isTest[row] = true);
        }

        double share = isTest.Count(own => own) / (double)all.Length;
        if (Math.Abs(share - testFraction) > Math.Min(testFraction, 1 - testFraction) / 2)
        {
            throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                $"With a row of each stratum on both sides {share:0.###} of the rows would be tested with, not {testFraction}: strata are "
                    + $"too small. Put some together, or split by something else."));
        }

        return ([.. all.Where((_, row) => !isTest[row])], [.. all.Where((_, row) => isTest[row])]);
    }

    /// <summary>Folds that each have the same share of every stratum, to whole rows.</summary>
    /// <typeparam name="T">The type of a row.</typeparam>
    /// <typeparam name="TStratum">What tells strata apart.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="stratum">The stratum of a row: <c>row => row.Region</c>.</param>
    /// <param name="folds">How many folds, 2 or more.</param>
    /// <param name="seed">Which of all folds.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer folds than 2.</exception>
    /// <exception cref="NbmDataException">A row has no stratum, or one has fewer rows than there are folds.</exception>
    public static RowFolds FoldsByStratum<T, TStratum>(this IReadOnlyList<T> rows, Func<T, TStratum> stratum, int folds = 5, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        T[] all = RowsToDivide(rows);
        var foldOf = new int[all.Length];
        int dealt = 0; // Each stratum begins where the one before ended, so that folds are alike in size.
        ulong stream = 0;
        foreach ((TStratum key, List<int> own) in Groups(all, stratum))
        {
            if (own.Count < folds)
            {
                throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
                    $"The stratum '{Shown(key)}' has {own.Count} rows, too few for {folds} folds that each test some. Use fewer folds, or "
                        + $"put it together with another."));
            }

            Shuffle(own, seed, ++stream);
            own.ForEach(row => foldOf[row] = dealt++ % folds);
        }

        return all.Length >= folds ? Folds(foldOf, folds) : throw new NbmDataException(string.Create(CultureInfo.InvariantCulture,
            $"{folds} folds need {folds} rows or more; there are {all.Length}."));
    }
}
