using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>One vector of the processor's preferred width.</summary>
internal readonly unsafe struct VectorLane(Vector<float> value) : ILane<VectorLane>
{
    private readonly Vector<float> _value = value;

    public static int Count => Vector<float>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Load(float* source) => new(Vector.Load(source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane All(float value) => new(Vector.Create(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(VectorLane x, float* destination) => x._value.Store(destination);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator +(VectorLane x, VectorLane y) => new(x._value + y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator -(VectorLane x, VectorLane y) => new(x._value - y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator *(VectorLane x, VectorLane y) => new(x._value * y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane operator /(VectorLane x, VectorLane y) => new(x._value / y._value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane SquareRoot(VectorLane x) => new(Vector.SquareRoot(x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Positive(VectorLane x) =>
        new(Vector.ConditionalSelect(Vector.LessThan(x._value, Vector<float>.Zero), Vector<float>.Zero, x._value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane WherePositive(VectorLane condition, VectorLane value) =>
        new(Vector.ConditionalSelect(Vector.GreaterThan(condition._value, Vector<float>.Zero), value._value, Vector<float>.Zero));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane Unit(VectorLane x)
    {
        Vector<float> low = Positive(x)._value;
        return new(Vector.ConditionalSelect(Vector.GreaterThan(low, Vector<float>.One), Vector<float>.One, low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static VectorLane WhereInside(VectorLane condition, VectorLane value) => new(Vector.ConditionalSelect(
        Vector.BitwiseAnd(
            Vector.GreaterThan(condition._value, Vector<float>.Zero), Vector.LessThan(condition._value, Vector<float>.One)),
        value._value,
        Vector<float>.Zero));
}
