using Nbm.Backends;

namespace Nbm.Training;

/// <summary>Initial values by <see cref="CounterRandom"/>: one stream for each parameter, in the order of asking.</summary>
internal sealed class Initializer(int seed)
{
    private readonly ulong _seed = RandomStreams.Key(seed, RandomStreams.Initial);
    private ulong _stream;

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
