namespace Nbm.Testing;

/// <summary>Every kernel on random and on awkward arguments.</summary>
public static class KernelScenarios
{
    public static IReadOnlyList<KernelScenario> All { get; } =
    [
        .. ElementScenarios.All, .. RowScenarios.All, .. MatMulScenarios.All, .. TableScenarios.All, .. LossScenarios.All,
        .. CurvatureScenarios.All, .. SparseScenarios.All, .. BatchScenarios.All,
    ];

    public static KernelScenario Named(string name) => All.Single(scenario => scenario.Name == name);
}
