using Nbm.Backends.Managed;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Vectors and single floats do the same arithmetic, so a machine's vector width changes no bit.</summary>
public sealed unsafe class LaneTests
{
    [Fact]
    public void Wide_lanes_give_the_bits_of_single_floats()
    {
        const int Length = 64;
        float[] x = [.. TestValues.Centred(Length - 4, 1), float.NaN, 0, -0f, float.PositiveInfinity];
        float[] y = TestValues.Centred(Length, 2);
        float[] wide = new float[7 * Length], single = new float[7 * Length];
        fixed (float* px = x, py = y, pWide = wide, pSingle = single)
        {
            Compute<QuadLane<VectorLane>>(px, py, pWide, Length);
            Compute<ScalarLane>(px, py, pSingle, Length);
        }

        wide.Select(BitConverter.SingleToInt32Bits).ShouldBe(single.Select(BitConverter.SingleToInt32Bits));
    }

    private static void Compute<TLane>(float* x, float* y, float* results, int length)
        where TLane : struct, ILane<TLane>
    {
        for (int i = 0; i < length; i += TLane.Count, x += TLane.Count, y += TLane.Count, results += TLane.Count)
        {
            (TLane a, TLane b) = (TLane.Load(x), TLane.Load(y));
            TLane.Store(a + b, results);
            TLane.Store(a - b, results + length);
            TLane.Store(a * b, results + (2 * length));
            TLane.Store(a / b, results + (3 * length));
            TLane.Store(TLane.SquareRoot(a * a), results + (4 * length));
            TLane.Store(TLane.Positive(a), results + (5 * length));
            TLane.Store(TLane.WherePositive(a, b), results + (6 * length));
        }
    }
}
