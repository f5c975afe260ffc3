using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Runtime.Tests.Training;

/// <summary>The reference backend's matrices as doubles.</summary>
internal static class Reading
{
    public static double[] Values(this Matrix matrix) => ((ReferenceMatrix)matrix).Values.ToArray();

    public static double Single(this Matrix matrix) => ((ReferenceMatrix)matrix)[0];

    public static void Set(this Matrix matrix, ReadOnlySpan<double> values) => values.CopyTo(((ReferenceMatrix)matrix).Values);

    /// <summary>Fills with numbers uniform in ±<paramref name="bound"/>.</summary>
    public static Matrix Randomize(this Matrix matrix, ulong seed, double bound = 1)
    {
        for (int i = 0; i < matrix.Length; i++)
        {
            ((ReferenceMatrix)matrix)[i] = bound * ((2.0 * CounterRandom.Uniform(seed, 0, (ulong)i)) - 1);
        }

        return matrix;
    }
}
