using Nbm.Backends;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Random numbers for test data, the same on every run.</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _index;

    /// <summary>Uniform in [0, 1).</summary>
    public double Uniform() => CounterRandom.Uniform(seed, 77, _index++);

    /// <summary>Uniform in [low, high).</summary>
    public double Uniform(double low, double high) => low + ((high - low) * Uniform());

    /// <summary>0 … count − 1.</summary>
    public int Index(int count) => (int)(Uniform() * count);

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());
}
