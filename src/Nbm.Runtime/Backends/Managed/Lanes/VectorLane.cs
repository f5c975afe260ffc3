using System.Numerics;

namespace Nbm.Backends.Managed;

/// <summary>One vector of the processor's preferred width.</summary>
internal readonly unsafe struct VectorLane(Vector<float> value) : ILane<VectorLane>
{
    private readonly Vector<float> _value = value;

    public static int Count => Vector<float>.Count;

    public static VectorLane Load(float* source) => new(Vector.Load(source));

    public static VectorLane All(float value) => new(Vector.Create(value));

    public static void Store(VectorLane x, float* destination) => x._value.Store(destination);

    public static VectorLane operator +(VectorLane x, VectorLane y) => new(x._value + y._value);

    public static VectorLane operator -(VectorLane x, VectorLane y) => new(x._value - y._value);

    public static VectorLane operator *(VectorLane x, VectorLane y) => new(x._value * y._value);

    public static VectorLane operator /(VectorLane x, VectorLane y) => new(x._value / y._value);

    public static VectorLane SquareRoot(VectorLane x) => new(Vector.SquareRoot(x._value));

    public static VectorLane Positive(VectorLane x) =>
        new(Vector.ConditionalSelect(Vector.LessThan(x._value, Vector<float>.Zero), Vector<float>.Zero, x._value));

    public static VectorLane WherePositive(VectorLane condition, VectorLane value) =>
        new(Vector.ConditionalSelect(Vector.GreaterThan(condition._value, Vector<float>.Zero), value._value, Vector<float>.Zero));
}
