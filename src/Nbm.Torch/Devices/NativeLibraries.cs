using System.Reflection;
using System.Runtime.InteropServices;

namespace Nbm.Backends.Torch;

/// <summary>
/// Loads the native part of TorchSharp before TorchSharp does, whose own message names a missing package whatever the reason: the library
/// may be there
/// and the system too old for it.
/// </summary>
internal static class NativeLibraries
{
    private static Assembly Managed => typeof(torch).Assembly;

    /// <summary>Whether the application brings libtorch's code for NVIDIA GPUs along.</summary>
    public static bool HaveCuda { get; } = Find("torch_cuda") is not null;

    /// <exception cref="DllNotFoundException">It is missing, or can't be loaded.</exception>
    public static void Load(bool cuda)
    {
        // In the order of TorchSharp: what the library itself depends on comes first.
        NativeLibrary.TryLoad(cuda && HaveCuda ? "torch_cuda" : "torch_cpu", Managed, null, out _);
        try
        {
            NativeLibrary.Load("LibTorchSharp", Managed, null);
        }
        catch (DllNotFoundException error)
        {
            // The managed package holds TorchSharp's own library. What it calls, libtorch, is in the native packages.
            throw new DllNotFoundException(
                Find("torch_cpu") is null || Find("LibTorchSharp") is not { } path ? Missing(cuda) : Unloadable(path), error);
        }
    }

    /// <summary>What to add for a device.</summary>
    public static string Remedy(bool cuda) => cuda
        ? "Add the package TorchSharp-cuda-windows or TorchSharp-cuda-linux to the application; in Nbm's own repository build with "
            + "-p:NbmTorch=cuda-windows or -p:NbmTorch=cuda-linux."
        : "Add the package TorchSharp-cpu to the application, or for an NVIDIA GPU TorchSharp-cuda-windows or TorchSharp-cuda-linux; in "
            + "Nbm's own repository build with -p:NbmTorch=cpu, cuda-windows or cuda-linux.";

    private static string Missing(bool cuda) =>
        $"libtorch ({FileName("torch_cpu")}) isn't with the application: Nbm.Torch brings the managed part of TorchSharp only. "
            + $"{Remedy(cuda)}";

    private static string Unloadable(string path)
    {
        string reason = "";
        try
        {
            NativeLibrary.Load(path);
        }
        catch (DllNotFoundException error)
        {
            reason = error.Message;
        }

        return "TorchSharp's native library is there but can't be loaded. It needs a system no older than those that it is built for (a "
            + "missing GLIBCXX means an older C++ "
            + $"runtime: Debian 13 and Ubuntu 24.04 have a new enough one). The system says: {reason}";
    }

    private static string FileName(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll" : OperatingSystem.IsMacOS() ? $"lib{library}.dylib" : $"lib{library}.so";

    private static string? Find(string library) =>
        ((AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string) ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(AppContext.BaseDirectory)
            .Select(folder => Path.Combine(folder, FileName(library)))
            .FirstOrDefault(File.Exists);
}
