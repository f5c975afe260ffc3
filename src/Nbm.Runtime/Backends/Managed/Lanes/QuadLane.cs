using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>Four lanes side by side: whole cache lines at a time, and four sums that needn't wait for one another.</summary>
internal readonly unsafe struct QuadLane<TLane>(TLane a, TLane b, TLane c, TLane d) : ILane<QuadLane<TLane>>
    where TLane : struct, ILane<TLane>
{
    private readonly TLane _a = a;
    private readonly TLane _b = b;
    private readonly TLane _c = c;
    private readonly TLane _d = d;

    public static int Count => 4 * TLane.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> Load(float* source) => new(
        TLane.Load(source),
        TLane.Load(source + TLane.Count),
        TLane.Load(source + (2 * TLane.Count)),
        TLane.Load(source + (3 * TLane.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> All(float value) => new(TLane.All(value), TLane.All(value), TLane.All(value), TLane.All(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(QuadLane<TLane> x, float* destination)
    {
        TLane.Store(x._a, destination);
        TLane.Store(x._b, destination + TLane.Count);
        TLane.Store(x._c, destination + (2 * TLane.Count));
        TLane.Store(x._d, destination + (3 * TLane.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> operator +(QuadLane<TLane> x, QuadLane<TLane> y) =>
        new(x._a + y._a, x._b + y._b, x._c + y._c, x._d + y._d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> operator -(QuadLane<TLane> x, QuadLane<TLane> y) =>
        new(x._a - y._a, x._b - y._b, x._c - y._c, x._d - y._d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> operator *(QuadLane<TLane> x, QuadLane<TLane> y) =>
        new(x._a * y._a, x._b * y._b, x._c * y._c, x._d * y._d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> operator /(QuadLane<TLane> x, QuadLane<TLane> y) =>
        new(x._a / y._a, x._b / y._b, x._c / y._c, x._d / y._d);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> SquareRoot(QuadLane<TLane> x) =>
        new(TLane.SquareRoot(x._a), TLane.SquareRoot(x._b), TLane.SquareRoot(x._c), TLane.SquareRoot(x._d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> Positive(QuadLane<TLane> x) =>
        new(TLane.Positive(x._a), TLane.Positive(x._b), TLane.Positive(x._c), TLane.Positive(x._d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> WherePositive(QuadLane<TLane> condition, QuadLane<TLane> value) => new(
        TLane.WherePositive(condition._a, value._a),
        TLane.WherePositive(condition._b, value._b),
        TLane.WherePositive(condition._c, value._c),
        TLane.WherePositive(condition._d, value._d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> Unit(QuadLane<TLane> x) =>
        new(TLane.Unit(x._a), TLane.Unit(x._b), TLane.Unit(x._c), TLane.Unit(x._d));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static QuadLane<TLane> WhereInside(QuadLane<TLane> condition, QuadLane<TLane> value) => new(
        TLane.WhereInside(condition._a, value._a),
        TLane.WhereInside(condition._b, value._b),
        TLane.WhereInside(condition._c, value._c),
        TLane.WhereInside(condition._d, value._d));
}
