namespace Nbm.Backends.Managed;

/// <summary>The widths that the matrix product is written for. All give the same bits; they differ in speed.</summary>
internal enum KernelVariant
{
    /// <summary>Plain code.</summary>
    Scalar,

    /// <summary>128-bit vectors.</summary>
    Vector128,

    /// <summary>256-bit vectors and fused multiply-add: AVX2.</summary>
    Vector256,

    /// <summary>512-bit vectors: AVX-512.</summary>
    Vector512,
}
