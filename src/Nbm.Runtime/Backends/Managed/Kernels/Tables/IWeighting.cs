namespace Nbm.Backends.Managed;

/// <summary>What becomes of an interpolation weight before it is scattered. It maps products to products.</summary>
internal interface IWeighting
{
    static abstract float Of(float weight);
}

/// <summary>The weight itself: Xᵀ.</summary>
internal readonly struct PlainWeighting : IWeighting
{
    public static float Of(float weight) => weight;
}

/// <summary>Its square: the diagonal of XᵀWX.</summary>
internal readonly struct SquaredWeighting : IWeighting
{
    public static float Of(float weight) => weight * weight;
}
