namespace Nbm.Models;

/// <summary>Powers of two that numbers are divided by before they are squared: exactly, and so that no square leaves the range of
/// doubles.</summary>
internal static class Magnitude
{
    /// <summary>A power of two of the size of the largest number; 1 where all are zero or one isn't finite.</summary>
    public static int Exponent(ReadOnlySpan<double> numbers)
    {
        double largest = 0;
        foreach (double number in numbers)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest > 0 && double.IsFinite(largest) ? Math.ILogB(largest) : 0;
    }

    /// <summary>The numbers divided by 2 to the exponent.</summary>
    public static double[] Divide(ReadOnlySpan<double> numbers, int exponent)
    {
        var divided = new double[numbers.Length];
        for (int i = 0; i < divided.Length; i++)
        {
            divided[i] = Math.ScaleB(numbers[i], -exponent);
        }

        return divided;
    }

    /// <summary>Whether all numbers that count are the same.</summary>
    public static bool AreAlike(ReadOnlySpan<double> numbers, ReadOnlySpan<double> weights)
    {
        double? first = null;
        for (int i = 0; i < numbers.Length; i++)
        {
            if (weights[i] > 0)
            {
                first ??= numbers[i];
                if (numbers[i] != first)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
