using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>A function of one number and its slope, told by its value; in doubles, by the runtime's own functions.</summary>
internal interface IScalarMap
{
    /// <summary>f(x).</summary>
    static abstract double Value(double x);

    /// <summary>f′ where f is y.</summary>
    static abstract double Slope(double y);
}

/// <summary>See <see cref="ElementMap.Sigmoid"/>.</summary>
internal readonly struct SigmoidMap : IScalarMap
{
    public static double Value(double x) => PortableMath.Sigmoid(x);

    public static double Slope(double y) => y * (1 - y);
}

/// <summary>See <see cref="ElementMap.Tanh"/>.</summary>
internal readonly struct TanhMap : IScalarMap
{
    public static double Value(double x) => (2 * PortableMath.Sigmoid(2 * x)) - 1;

    public static double Slope(double y) => 1 - (y * y);
}

/// <summary>See <see cref="ElementMap.SignedSquareRoot"/>.</summary>
internal readonly struct SignedSquareRootMap : IScalarMap
{
    public static double Value(double x) => Math.CopySign(Math.Sqrt(Math.Abs(x)), x);

    public static double Slope(double y) => y == 0 ? 0 : 0.5 / Math.Abs(y);
}

/// <summary>See <see cref="ElementMap.CubeRoot"/>.</summary>
internal readonly struct CubeRootMap : IScalarMap
{
    public static double Value(double x) => x == 0 ? x : Math.CopySign(PortableMath.Exp(PortableMath.Log(Math.Abs(x)) / 3), x);

    public static double Slope(double y) => y == 0 ? 0 : 1 / (3 * y * y);
}

/// <summary>See <see cref="ElementMap.Reciprocal"/>.</summary>
internal readonly struct ReciprocalMap : IScalarMap
{
    public static double Value(double x) => 1 / x;

    public static double Slope(double y) => -y * y;
}

/// <summary>See <see cref="ElementMap.InverseSquareRoot"/>.</summary>
internal readonly struct InverseSquareRootMap : IScalarMap
{
    public static double Value(double x) => 1 / Math.Sqrt(x);

    public static double Slope(double y) => -0.5 * y * y * y;
}

/// <summary>y = f(x).</summary>
internal readonly unsafe struct MapAction<TMap>(float* x, float* y, int length) : IPartAction
    where TMap : struct, IScalarMap
{
    public void RunAll(WorkerTeam team) => team.Run(this, Chunks.Count(length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = Chunks.Range(part, Chunks.Count(length), length);
        for (int i = start; i < end; i++)
        {
            y[i] = (float)TMap.Value(x[i]);
        }
    }
}

/// <summary>dx = dy f′, from y.</summary>
internal readonly unsafe struct MapBackwardAction<TMap>(float* y, float* dy, float* dx, int length) : IPartAction
    where TMap : struct, IScalarMap
{
    public void RunAll(WorkerTeam team) => team.Run(this, Chunks.Count(length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = Chunks.Range(part, Chunks.Count(length), length);
        for (int i = start; i < end; i++)
        {
            dx[i] = (float)(dy[i] * TMap.Slope(y[i]));
        }
    }
}
