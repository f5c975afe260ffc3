using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Initial values by <see cref="CounterRandom"/>: one stream for each parameter, in the order of asking.</summary>
internal sealed class Initializer(int seed)
{
    private readonly ulong _seed = RandomStreams.Key(seed, RandomStreams.Initial);
    private ulong _stream;

    /// <summary>Normal, of a mean and a standard deviation, by Box and Muller.</summary>
    public float[] Normal(int length, double mean, double deviation)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++)
        {
            double radius = Math.Sqrt(-2 * PortableMath.Log(1 - CounterRandom.Uniform(_seed, _stream, 2 * (ulong)i)));
            double angle = 2 * Math.PI * CounterRandom.Uniform(_seed, _stream, (2 * (ulong)i) + 1);
            values[i] = (float)(mean + (deviation * radius * Math.Cos(angle)));
        }

        _stream++;
        return values;
    }

    /// <summary>Uniform in ±<paramref name="bound"/>.</summary>
    public float[] Uniform(int length, double bound)
    {
        var values = new float[length];
        for (int i = 0; i < length; i++)
        {
            values[i] = (float)(bound * ((2.0 * CounterRandom.Uniform(_seed, _stream, (ulong)i)) - 1));
        }

        _stream++;
        return values;
    }
}
