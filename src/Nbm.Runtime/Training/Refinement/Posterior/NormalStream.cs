using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Standard normal numbers one after another, two from each pair of uniform ones (Box and Muller 1958).</summary>
/// <param name="key">Where they come from.</param>
/// <param name="counter">Which stream.</param>
internal sealed class NormalStream(ulong key, ulong counter)
{
    private ulong _next;
    private double? _spare;

    public double Next()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        double u = 1 - ((CounterRandom.Bits(key, counter, _next++) >> 11) * (1.0 / (1UL << 53)));
        double angle = 2 * Math.PI * ((CounterRandom.Bits(key, counter, _next++) >> 11) * (1.0 / (1UL << 53)));
        double radius = Math.Sqrt(-2 * Math.Log(u));
        _spare = radius * Math.Sin(angle);
        return radius * Math.Cos(angle);
    }
}
