namespace Nbm.Backends.Managed;

/// <summary>Where the rows of a batch are: rows[i], or indices[rows[i]].</summary>
internal readonly unsafe struct RowIndices(int* indices, RowPointer rows)
{
    public int this[int i] => indices == null ? rows[i] : indices[rows[i]];
}

/// <summary>result[i, ·] = source[at[i], ·], or 0 where that is negative.</summary>
internal readonly unsafe struct GatherRowsKernel(float* source, RowIndices at, int columns, float* result) : IChunkKernel
{
    public void Run(int chunk, int start, int end)
    {
        for (int i = start; i < end; i++)
        {
            var to = new Span<float>(result + ((nint)i * columns), columns);
            int from = at[i];
            if (from < 0)
            {
                to.Clear();
            }
            else
            {
                new ReadOnlySpan<float>(source + ((nint)from * columns), columns).CopyTo(to);
            }
        }
    }
}

/// <summary>
/// result[at[i], ·] += source[i, ·], a thread for some columns of all rows: rows may meet, and are then added in their order.
/// </summary>
internal readonly unsafe struct ScatterAddRowsAction(
    float* source, RowIndices at, int count, int columns, float* result, int resultRows) : IPartAction
{
    // A cache line.
    private const int Width = 16;

    public void RunAll(WorkerTeam team) => team.Run(this, (columns + Width - 1) / Width);

    public void Run(int part, int worker)
    {
        int first = part * Width, width = Math.Min(Width, columns - first);
        for (int j = 0; j < resultRows; j++)
        {
            new Span<float>(result + ((nint)j * columns) + first, width).Clear();
        }

        for (int i = 0; i < count; i++)
        {
            if (at[i] < 0)
            {
                continue;
            }

            float* from = source + ((nint)i * columns) + first, to = result + ((nint)at[i] * columns) + first;
            for (int k = 0; k < width; k++)
            {
                to[k] += from[k];
            }
        }
    }
}
