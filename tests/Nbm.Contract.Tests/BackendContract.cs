using Nbm.Backends;
using Nbm.Testing;

namespace Nbm.Contract.Tests;

/// <summary>
/// What every backend promises. Subclass it with a backend and it is tested: nothing here knows which one it runs on, and
/// the double-precision <see cref="ReferenceBackend"/> says what is right.
/// </summary>
public abstract partial class BackendContract : IDisposable
{
    private Backend? _backend;

    public static TheoryData<string> Scenarios => [.. KernelScenarios.All.Select(scenario => scenario.Name)];

    public static TheoryData<ElementMap> Maps => [.. Enum.GetValues<ElementMap>()];

    protected Backend Backend => _backend ??= Create();

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_kernel_agrees_with_its_definition_in_double_precision(string scenario)
    {
        using var oracle = new ReferenceBackend();
        KernelScenario kernel = KernelScenarios.Named(scenario);
        float[][] expected = Results(oracle, kernel, 0);
        foreach (int offset in new[] { 0, 3 })
        {
            float[][] actual = Results(Backend, kernel, offset);
            for (int result = 0; result < expected.Length; result++)
            {
                ShouldAgree(actual[result], expected[result], kernel.Tolerance);
            }
        }
    }

    public void Dispose()
    {
        _backend?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The backend under test.</summary>
    protected abstract Backend Create();

    /// <summary>How far the backend's results may lie from the exact ones, in terms of what float32 needs.</summary>
    protected virtual double ToleranceFactor => 1;

    protected Workbench Bench() => new(Backend, 1);

    protected void ShouldAgree(float[] actual, float[] expected, double tolerance)
    {
        double scale = Math.Max(1, expected.Where(float.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max());
        for (int i = 0; i < expected.Length; i++)
        {
            // Equals, because NaN must be NaN; a comparison with NaN is false, hence a failure.
            bool agrees = actual[i].Equals(expected[i]) || Math.Abs((double)actual[i] - expected[i]) <= ToleranceFactor * tolerance * scale;
            agrees.ShouldBeTrue(agrees ? null : $"element {i} is {actual[i]:R}, in double precision {expected[i]:R}");
        }
    }

    private static float[][] Results(Backend backend, KernelScenario scenario, int offset)
    {
        using var bench = new Workbench(backend, offset);
        float[][] results = [.. scenario.Run(bench).Select(bench.Read)];
        bench.BrokenGuards().ShouldBe(0, "the kernel wrote beside its results");
        return results;
    }
}
