using Nbm.Backends;

namespace Nbm.Testing;

/// <summary>A call of a kernel on certain arguments, for any backend.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Run">Calls the kernel and returns its results.</param>
/// <param name="Tolerance">How far a float32 result may lie from the exact one, relative to the largest of its kind or to 1.</param>
public sealed record KernelScenario(string Name, Func<Workbench, Matrix[]> Run, double Tolerance = 1e-6)
{
    public override string ToString() => Name;
}
