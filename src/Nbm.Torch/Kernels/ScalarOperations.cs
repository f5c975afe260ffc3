// RS0030: what is banned everywhere else in this project.
#pragma warning disable RS0030
namespace Nbm.Backends.Torch;

/// <summary>
/// TorchSharp's operations with a number, and the only place where numbers become native scalars. Where TorchSharp makes one by itself
/// nobody keeps it, so that its finalizer may free it while libtorch still reads it: the call throws or computes with another number. Here
/// it lives until the call has returned, and is freed at once. The names say what happens to the tensor; all but comparisons,
/// <see cref="Plus"/>, <see cref="PlusProduct"/>, <see cref="Times"/>, <see cref="DividedBy"/> and <see cref="Filled"/> work in place.
/// Whole numbers go with tensors of any type, others with tensors that aren't whole numbers.
/// </summary>
internal static class ScalarOperations
{
    private static readonly Scalar s_one = 1L.ToScalar();

    /// <summary>The numbers 0 … count − 1, int64.</summary>
    public static Tensor Indices(int count, Device device)
    {
        using Scalar first = 0L.ToScalar(), end = ((long)count).ToScalar();
        return arange(first, end, s_one, ScalarType.Int64, device);
    }

    /// <summary>A tensor of one whole number, int64.</summary>
    public static Tensor Single(long value, Device device) => zeros(1, ScalarType.Int64, device).Shift(value);

    /// <summary>A tensor of the same shape and type, full of a number.</summary>
    public static Tensor Filled(this Tensor like, double value) => empty_like(like).Set(value);

    public static Tensor Set(this Tensor x, double value)
    {
        using Scalar scalar = value.ToScalar();
        return x.fill_(scalar);
    }

    public static Tensor Add(this Tensor x, Tensor y) => x.add_(y, s_one);

    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, s_one);

    public static Tensor Add(this Tensor x, Tensor y, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return x.add_(y, scalar);
    }

    public static Tensor Shift(this Tensor x, double by)
    {
        using Scalar scalar = by.ToScalar();
        return x.add_(scalar, s_one);
    }

    public static Tensor Shift(this Tensor x, long by)
    {
        using Scalar scalar = by.ToScalar();
        return x.add_(scalar, s_one);
    }

    public static Tensor Scale(this Tensor x, double by)
    {
        using Scalar scalar = by.ToScalar();
        return x.mul_(scalar);
    }

    /// <summary>Whole numbers divided by another, rounded down.</summary>
    public static Tensor DividedBy(this Tensor x, long by)
    {
        using Scalar scalar = by.ToScalar();
        return x.floor_divide(scalar);
    }

    public static Tensor Scale(this Tensor x, long by)
    {
        using Scalar scalar = by.ToScalar();
        return x.mul_(scalar);
    }

    public static Tensor Times(this Tensor x, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return x.mul(scalar);
    }

    public static Tensor AddProduct(this Tensor x, Tensor a, Tensor b, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return x.addcmul_(a, b, scalar);
    }

    /// <summary>x + a b, a new tensor.</summary>
    public static Tensor PlusProduct(this Tensor x, Tensor a, Tensor b) => x.addcmul(a, b, s_one);

    public static Tensor AddQuotient(this Tensor x, Tensor a, Tensor b, double factor)
    {
        using Scalar scalar = factor.ToScalar();
        return x.addcdiv_(a, b, scalar);
    }

    public static Tensor ClampAbove(this Tensor x, double least)
    {
        using Scalar scalar = least.ToScalar();
        return x.clamp_min_(scalar);
    }

    public static Tensor ClampAbove(this Tensor x, long least)
    {
        using Scalar scalar = least.ToScalar();
        return x.clamp_min_(scalar);
    }

    public static Tensor ClampBetween(this Tensor x, long least, long most)
    {
        using Scalar low = least.ToScalar(), high = most.ToScalar();
        return x.clamp_(low, high);
    }

    public static Tensor ClearWhere(this Tensor x, Tensor mask)
    {
        using Scalar scalar = 0L.ToScalar();
        return x.masked_fill_(mask, scalar);
    }

    public static Tensor Below(this Tensor x, double value)
    {
        using Scalar scalar = value.ToScalar();
        return x.lt(scalar);
    }

    public static Tensor AtMost(this Tensor x, double value)
    {
        using Scalar scalar = value.ToScalar();
        return x.le(scalar);
    }

    public static Tensor AtLeast(this Tensor x, double value)
    {
        using Scalar scalar = value.ToScalar();
        return x.ge(scalar);
    }
}
