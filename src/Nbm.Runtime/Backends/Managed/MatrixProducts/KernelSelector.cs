using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Nbm.Backends.Managed;

/// <summary>
/// Picks the widest variant that the processor has. The environment variable <c>NBM_FORCE_KERNELS</c>
/// (Scalar, Vector128, Vector256 or Vector512) forces one, to compare variants and to look for faults.
/// </summary>
internal static class KernelSelector
{
    internal const string EnvironmentVariable = "NBM_FORCE_KERNELS";

    /// <summary>The forced variant, or the best one.</summary>
    public static KernelVariant Select() => Select(Environment.GetEnvironmentVariable(EnvironmentVariable));

    /// <summary>The variant of that name, or the best one where the name is null or empty.</summary>
    public static KernelVariant Select(string? forced)
    {
        if (string.IsNullOrEmpty(forced))
        {
            return Enum.GetValues<KernelVariant>().Where(IsSupported).Max();
        }

        if (!Enum.GetNames<KernelVariant>().Contains(forced))
        {
            throw new InvalidOperationException(
                $"{EnvironmentVariable} is '{forced}'; it must be one of {string.Join(", ", Enum.GetNames<KernelVariant>())}, or not set.");
        }

        var variant = Enum.Parse<KernelVariant>(forced);
        return IsSupported(variant)
            ? variant
            : throw new InvalidOperationException(
                $"{EnvironmentVariable} is '{forced}', but this processor doesn't have {forced} instructions; unset it.");
    }

    /// <summary>Whether the processor runs a variant at full speed; the scalar one always counts.</summary>
    public static bool IsSupported(KernelVariant variant) => variant switch
    {
        KernelVariant.Vector512 => Vector512.IsHardwareAccelerated,
        KernelVariant.Vector256 => Vector256.IsHardwareAccelerated && Fma.IsSupported,
        KernelVariant.Vector128 => Vector128.IsHardwareAccelerated,
        _ => true,
    };

    /// <summary>The matrix product of a variant.</summary>
    public static MatrixProduct Create(KernelVariant variant, Arena arena) => variant switch
    {
        KernelVariant.Vector512 => new MatrixProduct<Vector512MicroKernel>(arena),
        KernelVariant.Vector256 => new MatrixProduct<Vector256MicroKernel>(arena),
        KernelVariant.Vector128 => new MatrixProduct<Vector128MicroKernel>(arena),
        _ => new MatrixProduct<ScalarMicroKernel>(arena),
    };
}
