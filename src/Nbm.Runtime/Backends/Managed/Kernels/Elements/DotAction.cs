using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Nbm.Backends.Managed;

/// <summary>
/// Σ x y in doubles. Chunks have a fixed size and eight fixed lanes each, and are added in their order, so neither threads nor
/// the width of the processor's vectors change a bit.
/// </summary>
internal readonly unsafe struct DotAction(float* x, float* y, int length, double* chunkSums) : IPartAction
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int i, int end) = Chunks.Range(part, Chunks.Count(length), length);
        Vector256<double> low = Vector256<double>.Zero, high = Vector256<double>.Zero;
        for (; i <= end - 8; i += 8)
        {
            (Vector256<double> xLow, Vector256<double> xHigh) = Vector256.Widen(Vector256.Load(x + i));
            (Vector256<double> yLow, Vector256<double> yHigh) = Vector256.Widen(Vector256.Load(y + i));
            low += xLow * yLow;
            high += xHigh * yHigh;
        }

        Vector256<double> four = low + high;
        double sum = four[0] + four[1] + (four[2] + four[3]);
        for (; i < end; i++)
        {
            sum += (double)x[i] * y[i];
        }

        chunkSums[part] = sum;
    }
}
