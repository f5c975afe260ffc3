namespace Nbm.Training;

/// <summary>
/// Where values of a place lie: around their median, as far as 7.5 times the median distance from it of those that differ from it, which
/// is five standard deviations of a normal distribution. What is further out is cut there. Values become numbers from −1 to 1 on it.
/// </summary>
internal readonly struct PlaceRange
{
    private const double Furthest = 7.5;

    private readonly double _median;
    private readonly double _half; // Half the distance to either end, of which twice may be no number.

    private PlaceRange(double median, double half) => (_median, _half) = (median, half);

    /// <summary>Takes the range of some values.</summary>
    /// <param name="values">Those that aren't 0, or some of them; sorted here.</param>
    /// <param name="zeros">How many zeros there are beside them.</param>
    /// <param name="least">The least of all.</param>
    /// <param name="greatest">The greatest.</param>
    public static PlaceRange Of(double[] values, int zeros, double least, double greatest)
    {
        if (least == greatest)
        {
            return new PlaceRange(least, 0);
        }

        double median = Median(values, 0, zeros);
        double[] distances = [.. values.Where(value => value != median).Select(value => Half(value, median))];
        int equal = median == 0 ? 0 : zeros;
        double spread = distances.Length + equal == 0 ? double.PositiveInfinity : Median(distances, Half(0, median), equal);
        double most = Math.Max(Half(least, median), Half(greatest, median));
        return new PlaceRange(median, spread > most / Furthest ? most : Furthest * spread);
    }

    /// <summary>Where a value lies on the range: 0 at the median, −1 and 1 at its ends and beyond.</summary>
    public double Locate(double value) => _half > 0 ? Math.Clamp(((value / 2) - (_median / 2)) / _half, -1, 1) : 0;

    /// <summary>The value at a place of the range.</summary>
    public double Value(double place) => _median + (2 * (_half * place));

    /// <summary>How far apart values are whose places are.</summary>
    public double Distance(double places) => 2 * (_half * places);

    private static double Half(double value, double median) => Math.Abs((value / 2) - (median / 2));

    // Of values, which are sorted here, and one of them so many times more.
    private static double Median(double[] values, double repeated, int times)
    {
        Array.Sort(values);
        int before = values.AsSpan().BinarySearch(repeated), middle = (values.Length + times - 1) / 2;
        before = before < 0 ? ~before : before;
        return middle < before ? values[middle] : middle < before + times ? repeated : values[middle - times];
    }
}
