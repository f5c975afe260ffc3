namespace Nbm;

/// <summary>Divides rows: at random, by time, by group, by strata; in two, or into folds.</summary>
public static partial class Rows
{
    /// <summary>Divides rows at random into those to train on and those to test with. The same rows, share and seed give the same
    /// parts.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="testFraction">The share of rows to test with, above 0 and below 1; rounded to whole rows.</param>
    /// <param name="seed">Which of all divisions.</param>
    /// <exception cref="NbmDataException">The list changed while it was read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The share isn't between 0 and 1.</exception>
    public static (T[] Train, T[] Test) Split<T>(this IReadOnlyList<T> rows, double testFraction = 0.2, int seed = 0)
    {
        ArgumentNullException.ThrowIfNull(rows);
        CheckFraction(testFraction);
        T[] shuffled = RowList.Copy(rows, nameof(rows));
        Shuffle(shuffled, seed);
        int test = (int)Math.Round(shuffled.Length * testFraction, MidpointRounding.AwayFromZero);
        return (shuffled[test..], shuffled[..test]);
    }

    private static void CheckFraction(double testFraction)
    {
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction,
                "The share of test rows must lie between 0 and 1, without either.");
        }
    }
}
