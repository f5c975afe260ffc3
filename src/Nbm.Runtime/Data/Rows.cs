using Nbm.Backends;

namespace Nbm;

/// <summary>Divides rows.</summary>
public static class Rows
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
        if (!(testFraction > 0 && testFraction < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(testFraction), testFraction,
                "The share of test rows must lie between 0 and 1, without either.");
        }

        T[] shuffled = RowList.Copy(rows, nameof(rows));
        for (int i = shuffled.Length - 1; i > 0; i--) // Fisher and Yates, as by Durstenfeld 1964.
        {
            int j = (int)Math.BigMul(CounterRandom.Bits((ulong)seed, 0, (ulong)i), (ulong)i + 1, out _);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        int test = (int)Math.Round(shuffled.Length * testFraction, MidpointRounding.AwayFromZero);
        return (shuffled[test..], shuffled[..test]);
    }
}
