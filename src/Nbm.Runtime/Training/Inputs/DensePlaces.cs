using Nbm.Models;

namespace Nbm.Training;

/// <summary>Measures the places of a dense vector on the training rows: mean and standard deviation, as rows count.</summary>
internal static class DensePlaces
{
    /// <param name="data">The rows.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="first">The number of its first input.</param>
    public static DenseInputs Measure(TrainingData data, int vector, int first)
    {
        int places = data.Schema.Vectors[vector].Length, rows = data.Training.Count;
        SparseRows own = data.Training.Vectors[vector];
        double total = data.Training.Weights.Sum();
        double[] means = new double[places], squares = new double[places], present = new double[places];
        double[] least = new double[places], greatest = new double[places];
        int[] counts = new int[places];
        ForEach(own, rows, (r, place, value) =>
        {
            means[place] += data.Training.Weights[r] / total * value;
            present[place] += data.Training.Weights[r];
            (least[place], greatest[place]) = counts[place]++ == 0 ? (value, value) : (Math.Min(least[place], value), Math.Max(greatest[place], value));
        });
        for (int i = 0; i < places; i++)
        {
            (least[i], greatest[i]) = counts[i] < rows ? (Math.Min(least[i], 0), Math.Max(greatest[i], 0)) : (least[i], greatest[i]);
        }

        // In units of the largest value, whose square might be no number.
        double[] units = [.. least.Select((value, i) => Math.Max(Math.Abs(value), Math.Abs(greatest[i])))];
        ForEach(own, rows, (r, place, value) =>
        {
            double distance = (value / units[place]) - (means[place] / units[place]);
            squares[place] += data.Training.Weights[r] * distance * distance;
        });
        double[] deviations = new double[places];
        for (int i = 0; i < places; i++)
        {
            if (least[i] == greatest[i])
            {
                continue; // The same in all rows, whatever rounding says.
            }

            double zero = means[i] / units[i];
            deviations[i] = units[i] * Math.Sqrt((squares[i] + (Math.Max(0, total - present[i]) * zero * zero)) / total);
        }

        return new DenseInputs(vector, first, [.. means], [.. data.Schema.Vectors[vector].Width > 0 ? OfPicture(deviations) : deviations]);
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
