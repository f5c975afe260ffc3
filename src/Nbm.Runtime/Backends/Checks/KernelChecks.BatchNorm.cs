namespace Nbm.Backends;

public static partial class KernelChecks
{
    /// <summary>The arguments of <see cref="Backend.BatchNorm"/>.</summary>
    public static void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        const string Kernel = nameof(Backend.BatchNorm);
        int groups = gamma.Rows;
        AreGroups(Kernel, groups, "x", x);
        IsShape(Kernel, "weights", weights, groups, x.Rows / groups);
        IsShape(Kernel, "gamma", gamma, groups, x.Columns);
        IsShape(Kernel, "beta", beta, groups, x.Columns);
        IsShape(Kernel, "inverseDeviation", inverseDeviation, groups, x.Columns);
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
        int groups = gamma.Rows;
        AreGroups(Kernel, groups, "dy", dy);
        IsShape(Kernel, "weights", weights, groups, dy.Rows / groups);
        IsShape(Kernel, "gamma", gamma, groups, dy.Columns);
        IsShape(Kernel, "inverseDeviation", inverseDeviation, groups, dy.Columns);
        IsShape(Kernel, "dgamma", dgamma, groups, dy.Columns);
        IsShape(Kernel, "dbeta", dbeta, groups, dy.Columns);
        SameShape(Kernel, "dy", dy, "normalized", normalized);
        SameShape(Kernel, "dy", dy, "dx", dx);
        SameWindowOrApart(Kernel, "dx", dx, "dy", dy);
        Apart(Kernel, "dx", dx, "normalized", normalized);
        Apart(Kernel, "dgamma", dgamma, "gamma", gamma);
        Apart(Kernel, "dgamma", dgamma, "dbeta", dbeta);
    }
}
