using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>The functions of <see cref="ElementMap"/> as a textbook has them.</summary>
internal static class ReferenceMaps
{
    public static double Value(ElementMap map, double x) => map switch
    {
        ElementMap.Exp => Math.Exp(x),
        ElementMap.UnitRelu => Math.Min(Math.Max(x, 0), 1),
        ElementMap.Sigmoid => 1 / (1 + Math.Exp(-x)),
        ElementMap.Tanh => Math.Tanh(x),
        ElementMap.LeakyRelu => x > 0 ? x : 0.01 * x,
        ElementMap.SignedSquareRoot => Math.CopySign(Math.Sqrt(Math.Abs(x)), x),
        ElementMap.CubeRoot => Math.Cbrt(x),
        ElementMap.Reciprocal => 1 / x,
        ElementMap.InverseSquareRoot => 1 / Math.Sqrt(x),
        _ => throw new ArgumentOutOfRangeException(nameof(map), map, "no map of the reference"),
    };

    public static double Slope(ElementMap map, double y) => map switch
    {
        ElementMap.Exp => y,
        ElementMap.UnitRelu => y is > 0 and < 1 ? 1 : 0,
        ElementMap.Sigmoid => y * (1 - y),
        ElementMap.Tanh => 1 - (y * y),
        ElementMap.LeakyRelu => y > 0 ? 1 : 0.01,
        ElementMap.SignedSquareRoot => y == 0 ? 0 : 1 / (2 * Math.Abs(y)),
        ElementMap.CubeRoot => y == 0 ? 0 : 1 / (3 * y * y),
        ElementMap.Reciprocal => -y * y,
        ElementMap.InverseSquareRoot => -Math.Pow(y, 3) / 2,
        _ => throw new ArgumentOutOfRangeException(nameof(map), map, "no map of the reference"),
    };
}
