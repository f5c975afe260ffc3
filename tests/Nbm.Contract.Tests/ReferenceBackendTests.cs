using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

public sealed class ReferenceBackendTests : BackendContract
{
    protected override Backend Create() => new ReferenceBackend();
}
