using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// Products of a few elements, such as the gradient of an intercept, the residuals times a column of ones: tiles would be
/// nearly empty. Four interleaved sums in doubles for each element.
/// </summary>
internal static unsafe class ThinProduct
{
    private const int MostElements = 16;

    /// <summary>Whether a product has so few elements.</summary>
    public static bool Fits(ProductResult c) => (long)c.Rows * c.Columns <= MostElements;

    /// <summary>c = a · b, or c += with <paramref name="accumulate"/>.</summary>
    public static void Multiply(Operand a, Operand b, int depth, ProductResult c, bool accumulate)
    {
        for (int i = 0; i < c.Rows; i++)
        {
            for (int j = 0; j < c.Columns; j++)
            {
                float* to = c.Start + (i * c.Columns) + j;
                double sum = Dot(a.From(i, 0).Start, a.ColumnStride, b.From(0, j).Start, b.RowStride, depth);
                *to = (float)(accumulate ? *to + sum : sum);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Dot(float* x, nint xStep, float* y, nint yStep, int length)
    {
        double sum0 = 0, sum1 = 0, sum2 = 0, sum3 = 0;
        int k = 0;
        for (; k <= length - 4; k += 4, x += 4 * xStep, y += 4 * yStep)
        {
            sum0 += (double)x[0] * y[0];
            sum1 += (double)x[xStep] * y[yStep];
            sum2 += (double)x[2 * xStep] * y[2 * yStep];
            sum3 += (double)x[3 * xStep] * y[3 * yStep];
        }

        for (; k < length; k++, x += xStep, y += yStep)
        {
            sum0 += (double)*x * *y;
        }

        return sum0 + sum1 + (sum2 + sum3);
    }
}
