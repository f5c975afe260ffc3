using System.Runtime.InteropServices;
using static System.FormattableString;

namespace Nbm.Backends.Torch;

/// <summary>Which GPUs libtorch can use here, and in words why not.</summary>
internal static class Accelerators
{
    /// <summary>Whether there is an NVIDIA GPU, a driver for it, and libtorch's code for it.</summary>
    public static bool HasCuda => NativeLibraries.HaveCuda && cuda.is_available();

    /// <exception cref="PlatformNotSupportedException">There is no such GPU.</exception>
    public static void RequireCuda(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (!NativeLibraries.HaveCuda)
        {
            throw new PlatformNotSupportedException(
                $"An NVIDIA GPU was asked for, but the application has libtorch for processors only. {NativeLibraries.Remedy(cuda: true)}");
        }

        if (!cuda.is_available())
        {
            throw new PlatformNotSupportedException(Invariant(
                $"An NVIDIA GPU was asked for. libtorch {__version__} looked for one through CUDA and found none: there must be a GPU, and a driver that is new enough for its CUDA (`nvidia-smi` shows both). {Instead}"));
        }

        if (index >= cuda.device_count())
        {
            throw new PlatformNotSupportedException(
                Invariant($"The NVIDIA GPU {index} was asked for; CUDA finds {cuda.device_count()}, counted from 0."));
        }
    }

    /// <exception cref="PlatformNotSupportedException">This is no Mac with an Apple processor.</exception>
    public static void RequireMps()
    {
        if (!OperatingSystem.IsMacOS() || RuntimeInformation.OSArchitecture != Architecture.Arm64)
        {
            throw new PlatformNotSupportedException(
                $"MPS was asked for: macOS on an Apple processor was looked for, and this is {RuntimeInformation.OSDescription} on "
                    + $"{RuntimeInformation.OSArchitecture}. {Instead}");
        }
    }

    private const string Instead = "TorchBackend.Cpu() and the managed backend run without one.";
}
