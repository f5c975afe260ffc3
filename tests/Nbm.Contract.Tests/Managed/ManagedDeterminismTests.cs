using Nbm.Backends;
using Nbm.Backends.Managed;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>Same arguments, same bits: whatever the number of threads, whatever the width of the vectors.</summary>
public sealed class ManagedDeterminismTests
{
    public static TheoryData<string> Scenarios => [.. KernelScenarios.All.Select(scenario => scenario.Name)];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_result_has_the_same_bits_on_1_2_and_3_threads(string scenario)
    {
        int[][] expected = Bits(scenario, new ManagedBackend(1));
        Bits(scenario, new ManagedBackend(2)).ShouldBe(expected);
        Bits(scenario, new ManagedBackend(3)).ShouldBe(expected);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_result_has_the_same_bits_for_every_kernel_variant(string scenario)
    {
        int[][] expected = Bits(scenario, new ManagedBackend(1, KernelVariant.Scalar));
        Bits(scenario, new ManagedBackend(1, KernelVariant.Vector128)).ShouldBe(expected);
        Bits(scenario, new ManagedBackend(1, KernelVariant.Vector256)).ShouldBe(expected);
        Bits(scenario, new ManagedBackend(1, KernelVariant.Vector512)).ShouldBe(expected);
    }

    private static int[][] Bits(string scenario, ManagedBackend backend)
    {
        using (backend)
        {
            using var bench = new Workbench(backend, 0);
            return [.. KernelScenarios.Named(scenario).Run(bench)
                .Select(result => bench.Read(result).Select(BitConverter.SingleToInt32Bits).ToArray())];
        }
    }
}
