using Nbm.Backends;
using Nbm.Backends.Torch;

namespace Nbm.Contract.Tests.Torch;

/// <summary>What is said where a device is missing.</summary>
public sealed class TorchDeviceTests
{
    [Fact]
    public void A_missing_GPU_is_told_with_what_was_looked_for()
    {
        if (NativeLibraries.HaveCuda)
        {
            Should.Throw<PlatformNotSupportedException>(() => TorchBackend.Cuda(1000)).Message.ShouldContain("CUDA");
            return;
        }

        string message = Should.Throw<PlatformNotSupportedException>(() => TorchBackend.Cuda()).Message;
        message.ShouldContain("NVIDIA GPU");
        message.ShouldContain("TorchSharp-cuda-linux");
        message.ShouldContain("-p:NbmTorch=cuda-linux");
    }

    [Fact]
    public void A_missing_Mac_is_told_with_what_was_looked_for()
    {
        if (!OperatingSystem.IsMacOS())
        {
            Should.Throw<PlatformNotSupportedException>(TorchBackend.Mps).Message.ShouldContain("macOS on an Apple processor");
        }
    }

    [Fact]
    public void The_best_device_is_named()
    {
        using TorchBackend backend = TorchBackend.Best();
        backend.Name.ShouldStartWith("torch ");
        backend.Name.ShouldContain(Accelerators.HasCuda ? "cuda:0" : OperatingSystem.IsMacOS() ? "mps" : "cpu");
    }

    [Fact]
    public void Threads_are_counted_from_1() => Should.Throw<ArgumentOutOfRangeException>(() => TorchBackend.Cpu(threads: 0));
}
