using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>result[c, indices[i]] = Σ source[c, i], a thread for each row c: indices may meet, and are then added in order.</summary>
internal readonly unsafe struct ScatterAddAction(
    float* source, int rows, int* indices, int count, float* result, int resultColumns) : IPartAction
{
    public void RunAll(WorkerTeam team) => team.Run(this, rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        float* from = source + ((nint)part * count);
        float* to = result + ((nint)part * resultColumns);
        new Span<float>(to, resultColumns).Clear();
        for (int i = 0; i < count; i++)
        {
            if (indices[i] >= 0)
            {
                to[indices[i]] += from[i];
            }
        }
    }
}
