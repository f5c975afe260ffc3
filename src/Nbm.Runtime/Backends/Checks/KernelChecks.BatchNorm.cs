namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.BatchNorm"/>.</summary>
    public static void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        const string Kernel = nameof(Backend.BatchNorm);
        IsShape(Kernel, "weights", weights, 1, x.Rows);
        IsShape(Kernel, "gamma", gamma, 1, x.Columns);
        IsShape(Kernel, "beta", beta, 1, x.Columns);
        IsShape(Kernel, "inverseDeviation", inverseDeviation, 1, x.Columns);
        SameShape(Kernel, "x", x, "normalized", normalized);
        SameShape(Kernel, "x", x, "y", y);
        SameWindowOrApart(Kernel, "normalized", normalized, "x", x);
        Apart(Kernel, "y", y, "x", x);
        Apart(Kernel, "y", y, "normalized", normalized);
    }

    /// <summary>The arguments of <see cref="Backend.BatchNormBackward"/>.</summary>
    public static void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        const string Kernel = nameof(Backend.BatchNormBackward);
        IsShape(Kernel, "weights", weights, 1, dy.Rows);
        IsShape(Kernel, "gamma", gamma, 1, dy.Columns);
        IsShape(Kernel, "inverseDeviation", inverseDeviation, 1, dy.Columns);
        IsShape(Kernel, "dgamma", dgamma, 1, dy.Columns);
        IsShape(Kernel, "dbeta", dbeta, 1, dy.Columns);
        SameShape(Kernel, "dy", dy, "normalized", normalized);
        SameShape(Kernel, "dy", dy, "dx", dx);
        SameWindowOrApart(Kernel, "dx", dx, "dy", dy);
        Apart(Kernel, "dx", dx, "normalized", normalized);
        Apart(Kernel, "dgamma", dgamma, "gamma", gamma);
        Apart(Kernel, "dgamma", dgamma, "dbeta", dbeta);
    }
}
