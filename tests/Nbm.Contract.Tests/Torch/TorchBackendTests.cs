using Nbm.Backends;
using Nbm.Backends.Torch;

namespace Nbm.Contract.Tests.Torch;

/// <summary>libtorch multiplies matrices in float32 all through; a sum of 3,001 products shows that.</summary>
public abstract class TorchContract : BackendContract
{
    protected override double ToleranceFactor => 3;
}

public sealed class TorchOnCpuTests : TorchContract
{
    protected override Backend Create() => TorchBackend.Cpu();
}

/// <summary>The few large operations of a GPU, on the processor.</summary>
public sealed class TorchAsOnGpuTests : TorchContract
{
    protected override Backend Create() => TorchBackend.CpuAsGpu();
}

/// <summary>The GPU, where there is one.</summary>
public sealed class TorchOnTheBestDeviceTests : TorchContract
{
    protected override Backend Create() => TorchBackend.Best();
}

/// <summary>What scatters deterministically on a GPU does so on the processor too.</summary>
public sealed class TorchInWholeNumbersTests : TorchContract
{
    protected override Backend Create() =>
        new TorchBackend(Accelerators.HasCuda ? new(TorchSharp.DeviceType.CUDA, 0) : TorchSharp.torch.CPU, isDeterministic: true);
}
