using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// Copies a block into panels of <c>width</c> neighbours: element (i, k) of the block goes to panel i / width, place
/// k · width + i % width. A last, narrower panel is filled up with zeros.
/// </summary>
/// <param name="source">Element (i, k) is that operand's element (i, k).</param>
/// <param name="packed">The panels.</param>
/// <param name="length">How many i.</param>
/// <param name="width">How many i a panel.</param>
/// <param name="depth">How many k.</param>
internal readonly unsafe struct PackAction(Operand source, float* packed, int length, int width, int depth) : IPartAction
{
    private readonly int _panels = (length + width - 1) / width;
    private readonly int _parts = Math.Clamp(length * depth / Chunks.Elements, 1, (length + width - 1) / width);

    public void RunAll(WorkerTeam team) => team.Run(this, _parts);

    public void Run(int part, int worker)
    {
        (int start, int end) = Chunks.Range(part, _parts, _panels);
        for (int panel = start; panel < end; panel++)
        {
            int filled = Math.Min(width, length - (panel * width));
            Operand from = source.From(panel * width, 0);
            float* to = packed + ((nint)panel * width * depth);
            if (filled < width)
            {
                new Span<float>(to, width * depth).Clear();
            }

            if (source.RowStride == 1)
            {
                CopySteps(from, to, filled);
            }
            else
            {
                CopyLines(from, to, filled);
            }
        }
    }

    /// <summary>The neighbours of each k lie side by side.</summary>
    private void CopySteps(Operand from, float* to, int filled)
    {
        for (int k = 0; k < depth; k++)
        {
            new ReadOnlySpan<float>(from.Start + (k * from.ColumnStride), filled).CopyTo(new Span<float>(to + (k * width), width));
        }
    }

    /// <summary>Each line of k lies side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyLines(Operand from, float* to, int filled)
    {
        for (int i = 0; i < filled; i++)
        {
            float* line = from.Start + (i * from.RowStride);
            float* target = to + i;
            for (int k = 0; k < depth; k++, target += width)
            {
                *target = line[k];
            }
        }
    }
}
