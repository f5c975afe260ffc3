using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Measures the places of a dense vector on the training rows: mean and standard deviation, as rows count, of values that are cut where
/// hardly any is (<see cref="PlaceRange"/>), so that one value far out doesn't decide what all others are. Both are taken around the
/// median, so that however far from 0 values lie, nothing of their differences is lost.
/// </summary>
internal static class DensePlaces
{
    // Of this many entries of a place at most its median is taken: where it is cut needs no more.
    private const int MostSampled = 4096;

    /// <param name="data">The rows.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="first">The number of its first input.</param>
    public static DenseInputs Measure(TrainingData data, int vector, int first)
    {
        int places = data.Schema.Vectors[vector].Length;
        SparseRows own = data.Training.Vectors[vector];
        double[] weights = data.Training.Weights;
        PlaceRange[] ranges = Ranges(own, places, weights.Length);
        double total = weights.Sum();
        double[] means = Averages(own, ranges, weights, total, static (_, value) => value);
        double[] variances = Averages(own, ranges, weights, total, (place, value) => (value - means[place]) * (value - means[place]));
        double[] deviations = [.. ranges.Select((range, place) => range.Distance(Math.Sqrt(variances[place])))];
        return new DenseInputs(
            vector, first, [.. ranges.Select((range, place) => range.Value(means[place]))],
            [.. data.Schema.Vectors[vector].Width > 0 ? OfPicture(deviations) : deviations]);
    }

    private static PlaceRange[] Ranges(SparseRows vector, int places, int rows)
    {
        int[] counts = new int[places], seen = new int[places];
        double[] least = new double[places], greatest = new double[places];
        ForEach(vector, rows, (_, place, value) => (least[place], greatest[place]) = counts[place]++ == 0
            ? (value, value) : (Math.Min(least[place], value), Math.Max(greatest[place], value)));
        int[] strides = [.. counts.Select(count => Math.Max(1, (count + MostSampled - 1) / MostSampled))];
        double[][] samples = [.. counts.Select((count, place) => new double[(count + strides[place] - 1) / strides[place]])];
        ForEach(vector, rows, (_, place, value) =>
        {
            if (seen[place]++ % strides[place] == 0)
            {
                samples[place][(seen[place] - 1) / strides[place]] = value;
            }
        });
        return [.. samples.Select((sample, place) => PlaceRange.Of(
            sample, (rows - counts[place]) / strides[place],
            counts[place] < rows ? Math.Min(least[place], 0) : least[place],
            counts[place] < rows ? Math.Max(greatest[place], 0) : greatest[place]))];
    }

    // The weighted mean of a function of all values of a place, on its range, zeros included.
    private static double[] Averages(SparseRows vector, PlaceRange[] ranges, double[] weights, double total, Func<int, double, double> of)
    {
        double[] sums = new double[ranges.Length], present = new double[ranges.Length];
        ForEach(vector, weights.Length, (r, place, value) =>
        {
            sums[place] += weights[r] * of(place, ranges[place].Locate(value));
            present[place] += weights[r];
        });
        return [.. sums.Select((sum, place) => (sum + (Math.Max(0, total - present[place]) * of(place, ranges[place].Locate(0)))) / total)];
    }

    // Places of a picture have one unit, so that pixels that are hardly ever lit stay near 0: units of their own would make each of them as
    // loud as the
    // stroke in the middle.
    private static double[] OfPicture(double[] deviations)
    {
        double most = deviations.Max();
        double common = most > 0 ? most * Math.Sqrt(deviations.Average(own => own / most * (own / most))) : 0;
        return Array.ConvertAll(deviations, own => own > 0 ? common : 0);
    }

    // Entries that aren't 0.
    private static void ForEach(SparseRows vector, int rows, Action<int, int, double> take)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int i = vector.Starts[r]; i < vector.Starts[r + 1]; i++)
            {
                take(r, vector.Names[i], vector.Values[i]);
            }
        }
    }
}
