using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>result[c, i] = source[c, indices[i]], or 0 where the index is negative.</summary>
internal readonly unsafe struct GatherAction(
    float* source, int sourceColumns, int rows, int* indices, int count, float* result) : IPartAction
{
    private readonly int _partsPerRow = Chunks.Count(count);

    public void RunAll(WorkerTeam team) => team.Run(this, _partsPerRow * rows);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        int row = part / _partsPerRow;
        (int start, int end) = Chunks.Range(part % _partsPerRow, _partsPerRow, count);
        float* from = source + ((nint)row * sourceColumns);
        float* to = result + ((nint)row * count);
        for (int i = start; i < end; i++)
        {
            to[i] = indices[i] < 0 ? 0 : from[indices[i]];
        }
    }
}
