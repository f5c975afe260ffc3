using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// Scatters rows into the tables of one output. A thread owns the tables of some neighbouring terms and adds rows in their
/// order, in doubles.
/// </summary>
internal readonly unsafe struct InterpolateBackwardAction<TWeighting>(
    ManagedDesign design, RowPointer rows, int count, int outputs, float* scores, float* tables, Scratch<double>[] scratch) : IPartAction
    where TWeighting : struct, IWeighting
{
    private readonly int _groups = design.Groups.Length - 1;

    public void RunAll(WorkerTeam team) => team.Run(this, _groups * outputs);

    public void Run(int part, int worker)
    {
        int* cells = stackalloc int[RowBlocks.Size * design.LargestOrder];
        float* uppers = stackalloc float[RowBlocks.Size * design.LargestOrder];
        int output = part / _groups;
        ReadOnlySpan<TermPlan> terms = design.Terms.AsSpan(design.Groups[part % _groups]..design.Groups[(part % _groups) + 1]);
        int begin = terms[0].Offset, length = terms[^1].Offset + terms[^1].Length - begin;
        double* sums = scratch[worker].Start;
        new Span<double>(sums, length).Clear();
        for (int start = 0; start < count; start += RowBlocks.Size)
        {
            int blockLength = Math.Min(RowBlocks.Size, count - start);
            var block = new PlaceBlock(design, rows, start, blockLength, cells, uppers);
            foreach (ref readonly TermPlan term in terms)
            {
                block.Locate(term);
                Scatter<TWeighting>.Add(term, cells, uppers, blockLength, scores + ((nint)output * count) + start, sums - begin);
            }
        }

        Round(sums, tables + ((nint)output * design.Layout.TableLength) + begin, length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Round(double* sums, float* table, int length)
    {
        for (int i = 0; i < length; i++)
        {
            table[i] = (float)sums[i];
        }
    }
}
