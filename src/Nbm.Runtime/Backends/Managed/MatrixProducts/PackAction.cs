using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
                CopySteps(from.Start, from.ColumnStride, to, filled, width, depth);
            }
            else
            {
                CopyLines(from.Start, from.RowStride, to, filled, width, depth);
            }
        }
    }

    /// <summary>The neighbours of each k lie side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopySteps(float* from, nint step, float* to, int filled, int width, int depth)
    {
        for (int k = 0; k < depth; k++, from += step, to += width)
        {
            int i = 0;
            for (; i <= filled - Vector128<float>.Count; i += Vector128<float>.Count)
            {
                Vector128.Load(from + i).Store(to + i);
            }

            for (; i < filled; i++)
            {
                to[i] = from[i];
            }
        }
    }

    /// <summary>Each line of k lies side by side: a transposition, four lines at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLines(float* from, nint line, float* to, int filled, int width, int depth)
    {
        int i = 0;
        for (; Sse.IsSupported && i <= filled - 4; i += 4)
        {
            int k = 0;
            for (; k <= depth - 4; k += 4)
            {
                TransposeFour(from + (i * line) + k, line, to + (k * width) + i, width);
            }

            for (; k < depth; k++)
            {
                CopyStep(from + (i * line) + k, line, to + (k * width) + i, 4);
            }
        }

        for (int k = 0; k < depth && i < filled; k++)
        {
            CopyStep(from + (i * line) + k, line, to + (k * width) + i, filled - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CopyStep(float* from, nint line, float* to, int count)
    {
        for (int i = 0; i < count; i++, from += line)
        {
            to[i] = *from;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeFour(float* from, nint line, float* to, nint width)
    {
        Vector128<float> a = Vector128.Load(from), b = Vector128.Load(from + line);
        Vector128<float> c = Vector128.Load(from + (2 * line)), d = Vector128.Load(from + (3 * line));
        Vector128<float> lowAB = Sse.UnpackLow(a, b), highAB = Sse.UnpackHigh(a, b);
        Vector128<float> lowCD = Sse.UnpackLow(c, d), highCD = Sse.UnpackHigh(c, d);
        Sse.MoveLowToHigh(lowAB, lowCD).Store(to);
        Sse.MoveHighToLow(lowCD, lowAB).Store(to + width);
        Sse.MoveLowToHigh(highAB, highCD).Store(to + (2 * width));
        Sse.MoveHighToLow(highCD, highAB).Store(to + (3 * width));
    }
}
