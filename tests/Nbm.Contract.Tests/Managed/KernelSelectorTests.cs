using Nbm.Backends;
using Nbm.Backends.Managed;

namespace Nbm.Contract.Tests;

public sealed class KernelSelectorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void The_widest_supported_variant_is_taken_where_none_is_forced(string? forced)
    {
        KernelVariant chosen = KernelSelector.Select(forced);
        KernelSelector.IsSupported(chosen).ShouldBeTrue();
        Enum.GetValues<KernelVariant>().Where(variant => variant > chosen).ShouldAllBe(variant => !KernelSelector.IsSupported(variant));
    }

    [Fact]
    public void A_forced_variant_is_taken() => KernelSelector.Select("Scalar").ShouldBe(KernelVariant.Scalar);

    [Theory]
    [InlineData("vector256")]
    [InlineData("2")]
    [InlineData("AVX")]
    public void An_unknown_variant_is_refused_with_the_known_ones(string forced) =>
        Should.Throw<InvalidOperationException>(() => KernelSelector.Select(forced)).Message
            .ShouldBe($"NBM_FORCE_KERNELS is '{forced}'; it must be one of Scalar, Vector128, Vector256, Vector512, or not set.");

    [Fact]
    public void The_name_tells_variant_and_threads()
    {
        using var backend = new ManagedBackend(2, KernelVariant.Scalar);
        backend.Name.ShouldBe("managed (Scalar, 2 threads)");
    }
}
