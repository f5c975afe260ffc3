using Nbm.Backends;

namespace Nbm.Tests;

/// <summary>Random numbers that are the same in every run and on every machine.</summary>
internal sealed class TestRandom(ulong seed)
{
    private ulong _drawn;

    public ulong Bits() => CounterRandom.Bits(seed, 0, _drawn++);

    public int Below(int bound) => (int)(Bits() % (ulong)bound);

    public double Between(double low, double high) => low + ((high - low) * (Bits() >> 11) / (1L << 53));
}
