using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>One float.</summary>
internal readonly unsafe struct ScalarLane(float value) : ILane<ScalarLane>
{
    private readonly float _value = value;

    public static int Count => 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Load(float* source) => new(*source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane All(float value) => new(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(ScalarLane x, float* destination) => *destination = x._value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator +(ScalarLane x, ScalarLane y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator -(ScalarLane x, ScalarLane y) => new(x._value - y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator *(ScalarLane x, ScalarLane y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane operator /(ScalarLane x, ScalarLane y) => new(x._value / y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane SquareRoot(ScalarLane x) => new(MathF.Sqrt(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Positive(ScalarLane x) => new(x._value < 0 ? 0 : x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane WherePositive(ScalarLane condition, ScalarLane value) => new(condition._value > 0 ? value._value : 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane Unit(ScalarLane x) => new(x._value < 0 ? 0 : x._value > 1 ? 1 : x._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScalarLane WhereInside(ScalarLane condition, ScalarLane value) =>
        new(condition._value > 0 && condition._value < 1 ? value._value : 0);
}
