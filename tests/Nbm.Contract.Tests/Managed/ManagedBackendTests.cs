using Nbm.Backends;
using Nbm.Backends.Managed;

namespace Nbm.Contract.Tests;

public sealed class ManagedBackendOfOneThreadTests : BackendContract
{
    protected override Backend Create() => new ManagedBackend(1);
}

public sealed class ManagedBackendOfTwoThreadsTests : BackendContract
{
    protected override Backend Create() => new ManagedBackend(2);
}

public sealed class ManagedBackendWithScalarKernelsTests : BackendContract
{
    protected override Backend Create() => new ManagedBackend(1, KernelVariant.Scalar);
}

public sealed class ManagedBackendWithVector128KernelsTests : BackendContract
{
    protected override Backend Create() => new ManagedBackend(1, KernelVariant.Vector128);
}

public sealed class ManagedBackendWithVector256KernelsTests : BackendContract
{
    protected override Backend Create() => new ManagedBackend(1, KernelVariant.Vector256);
}

public sealed class ManagedBackendWithVector512KernelsTests : BackendContract
{
    protected override Backend Create() => new ManagedBackend(1, KernelVariant.Vector512);
}
