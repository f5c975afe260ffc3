using Nbm.Backends;

namespace Nbm.Contract.Tests.Torch;

public sealed class TorchOnCpuTests : BackendContract
{
    protected override Backend Create() => TorchBackend.Cpu();
}
