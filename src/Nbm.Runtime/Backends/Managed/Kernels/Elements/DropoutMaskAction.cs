using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>0 with probability rate, else 1/(1 − rate), by counter.</summary>
internal readonly unsafe struct DropoutMaskAction(float* mask, int length, float rate, ulong seed, ulong counter) : IPartAction
{
    public void RunAll(WorkerTeam team) => team.Run(this, Chunks.Count(length));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        (int start, int end) = Chunks.Range(part, Chunks.Count(length), length);
        ulong key = CounterRandom.Key(seed, counter);
        float kept = (float)(1 / (1 - (double)rate));
        for (int i = start; i < end; i++)
        {
            mask[i] = CounterRandom.Uniform(key, (ulong)i) < rate ? 0 : kept;
        }
    }
}
