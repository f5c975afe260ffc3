namespace Nbm.Backends.Torch;

/// <summary>The functions of <see cref="ElementMap"/>, as new tensors.</summary>
internal static class ElementMaps
{
    // Of ElementMap.LeakyRelu, below 0.
    private const double Leak = 0.01;

    public static Tensor Value(ElementMap map, Tensor x)
    {
        switch (map)
        {
            case ElementMap.Exp:
                return x.exp();
            case ElementMap.Sigmoid:
                return x.sigmoid();
            case ElementMap.Tanh:
                return x.tanh();
            case ElementMap.LeakyRelu:
                Tensor positive = x.relu();
                return positive.Add(x.sub(positive), Leak);
            case ElementMap.SignedSquareRoot:
                return x.abs().sqrt_().mul_(x.sign());
            case ElementMap.CubeRoot:
                return x.abs().log_().Scale(1.0 / 3).exp_().mul_(x.sign());
            case ElementMap.Reciprocal:
                return x.reciprocal();
            case ElementMap.InverseSquareRoot:
                return x.rsqrt();
            default:
                return x.Times(1).ClampBetween(0, 1);
        }
    }

    /// <summary>dy f′, from y.</summary>
    public static Tensor Backward(ElementMap map, Tensor y, Tensor dy)
    {
        switch (map)
        {
            case ElementMap.Exp:
                return y.mul(dy);
            case ElementMap.Sigmoid:
                return y.sub(y.mul(y)).mul_(dy);
            case ElementMap.Tanh:
                return dy.sub(y.mul(y).mul_(dy));
            case ElementMap.LeakyRelu:
                Tensor open = dy.clone().ClearWhere(y.AtMost(0));
                return open.Add(dy.sub(open), Leak);
            case ElementMap.SignedSquareRoot:
                return dy.div(y.abs()).Scale(0.5).ClearWhere(y.abs().AtMost(0));
            case ElementMap.CubeRoot:
                return dy.div(y.mul(y)).Scale(1.0 / 3).ClearWhere(y.abs().AtMost(0));
            case ElementMap.Reciprocal:
                return dy.mul(y).mul_(y).Scale(-1.0);
            case ElementMap.InverseSquareRoot:
                return dy.mul(y).mul_(y).mul_(y).Scale(-0.5);
            default:
                return dy.clone().ClearWhere(y.AtMost(0).logical_or_(y.AtLeast(1)));
        }
    }
}
