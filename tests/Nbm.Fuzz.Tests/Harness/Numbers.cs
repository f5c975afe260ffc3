using System.Collections.Immutable;

namespace Nbm.Fuzz.Tests.Harness;

/// <summary>Numbers where code errs.</summary>
internal static class Numbers
{
    private static readonly ImmutableArray<int> s_ints =
        [0, 1, -1, 2, -2, 3, 7, 8, 16, 100, 255, 256, 1000, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 100_000, 1 << 20, 1 << 24, 1 << 29, 1 << 30,
            int.MaxValue, int.MaxValue - 1, int.MinValue, int.MaxValue / 2, int.MaxValue / 4, int.MaxValue / 8, (int.MaxValue / 4) + 1];

    private static readonly ImmutableArray<double> s_doubles =
    [
        0, -0.0, 1, -1, 0.5, 2, 1e-300, -1e-300, double.Epsilon, 1e10, 1e38, 3.5e38, 1e39, 1e100, 1e150, 1e154, 1.4e154, 1e155, 1e200,
        1e300, 1e308, double.MaxValue, double.MinValue,
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 9007199254740992, 9007199254740993, 1e15, 4503599627370496.5,
        int.MaxValue, long.MaxValue, -1e300, 1.0000000000000002,
    ];

    private static readonly ImmutableArray<float> s_floats =
        [0, -0f, 1, -1, 0.1f, float.Epsilon, 1e-38f, 1e10f, 1e30f, 1e38f, float.MaxValue, float.MinValue, float.NaN, float.PositiveInfinity,
            float.NegativeInfinity];

    public static int Int32(FuzzRandom random) => random.OneIn(4) ? (int)random.Bits() : random.Pick(s_ints);

    public static double Double(FuzzRandom random) => random.Below(8) switch
    {
        0 => BitConverter.UInt64BitsToDouble(random.Bits()),
        1 => (random.Unit() - 0.5) * 100,
        _ => random.Pick(s_doubles),
    };

    public static float Single(FuzzRandom random) =>
        random.OneIn(8) ? BitConverter.UInt32BitsToSingle((uint)random.Bits()) : random.Pick(s_floats);
}
