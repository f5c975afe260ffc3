namespace Nbm.Backends.Torch;

/// <summary>
/// TorchSharp's operations with a number. TorchSharp makes a native scalar of it and leaves that to the finalizer; here it is freed at once.
/// The names say what happens to the tensor; all but comparisons, <see cref="Plus"/> and <see cref="Times"/> work in place. Whole numbers go with tensors
/// of any type, others with tensors that aren't whole numbers.
/// </summary>
internal static class ScalarOperations
{
    private static readonly Scalar s_one = 1;

    public static Tensor Set(this Tensor x, double value)
    {
        using Scalar scalar = value;
        return x.fill_(scalar);
    }

    public static Tensor Add(this Tensor x, Tensor y) => x.add_(y, s_one);

    public static Tensor Plus(this Tensor x, Tensor y) => x.add(y, s_one);

    public static Tensor Add(this Tensor x, Tensor y, double factor)
    {
        using Scalar scalar = factor;
        return x.add_(y, scalar);
    }

    public static Tensor Shift(this Tensor x, double by)
    {
        using Scalar scalar = by;
        return x.add_(scalar, s_one);
    }

    public static Tensor Shift(this Tensor x, long by)
    {
        using Scalar scalar = by;
        return x.add_(scalar, s_one);
    }

    public static Tensor Scale(this Tensor x, double by)
    {
        using Scalar scalar = by;
        return x.mul_(scalar);
    }

    public static Tensor Scale(this Tensor x, long by)
    {
        using Scalar scalar = by;
        return x.mul_(scalar);
    }

    public static Tensor Times(this Tensor x, double factor)
    {
        using Scalar scalar = factor;
        return x.mul(scalar);
    }

    public static Tensor AddProduct(this Tensor x, Tensor a, Tensor b, double factor)
    {
        using Scalar scalar = factor;
        return x.addcmul_(a, b, scalar);
    }

    public static Tensor AddQuotient(this Tensor x, Tensor a, Tensor b, double factor)
    {
        using Scalar scalar = factor;
        return x.addcdiv_(a, b, scalar);
    }

    public static Tensor ClampAbove(this Tensor x, double least)
    {
        using Scalar scalar = least;
        return x.clamp_min_(scalar);
    }

    public static Tensor ClampAbove(this Tensor x, long least)
    {
        using Scalar scalar = least;
        return x.clamp_min_(scalar);
    }

    public static Tensor ClampBetween(this Tensor x, long least, long most)
    {
        using Scalar low = least, high = most;
        return x.clamp_(low, high);
    }

    public static Tensor ClearWhere(this Tensor x, Tensor mask)
    {
        using Scalar scalar = 0;
        return x.masked_fill_(mask, scalar);
    }

    public static Tensor Below(this Tensor x, double value)
    {
        using Scalar scalar = value;
        return x.lt(scalar);
    }

    public static Tensor AtMost(this Tensor x, double value)
    {
        using Scalar scalar = value;
        return x.le(scalar);
    }

    public static Tensor AtLeast(this Tensor x, double value)
    {
        using Scalar scalar = value;
        return x.ge(scalar);
    }
}
