namespace Nbm.Backends.Managed;

/// <summary><see cref="InterpolateBackwardAction{TWeighting}"/> of quads of outputs.</summary>
internal readonly unsafe struct InterpolateBackwardQuadsAction<TWeighting>(
    ManagedDesign design, RowPointer rows, int count, int outputs, float* scores, float* tables, Scratch<double>[] scratch) : IPartAction
    where TWeighting : struct, IWeighting
{
    private readonly int _groups = design.Groups.Length - 1;

    public void RunAll(WorkerTeam team) => team.Run(this, _groups * OutputQuads.Count(outputs));

    public void Run(int part, int worker)
    {
        int* cells = stackalloc int[RowBlocks.Size * design.LargestOrder];
        float* uppers = stackalloc float[RowBlocks.Size * design.LargestOrder];
        float* residuals = stackalloc float[RowBlocks.Size * OutputQuads.Size];
        int quad = part / _groups, width = OutputQuads.Width(quad, outputs);
        nint first = (nint)quad * OutputQuads.Size;
        ReadOnlySpan<TermPlan> terms = design.Terms.AsSpan(design.Groups[part % _groups]..design.Groups[(part % _groups) + 1]);
        int begin = terms[0].Offset, length = terms[^1].Offset + terms[^1].Length - begin;
        double* sums = scratch[worker].Start;
        new Span<double>(sums, length * OutputQuads.Size).Clear();
        for (int start = 0; start < count; start += RowBlocks.Size)
        {
            int blockLength = Math.Min(RowBlocks.Size, count - start);
            var block = new PlaceBlock(design, rows, start, blockLength, cells, uppers);
            InterleaveAction.Rows(scores + (first * count) + start, count, width, 0, blockLength, residuals);
            foreach (ref readonly TermPlan term in terms)
            {
                block.Locate(term);
                QuadScatter<TWeighting>.Add(term, cells, uppers, blockLength, residuals, sums - ((nint)begin * OutputQuads.Size));
            }
        }

        for (int c = 0; c < width; c++)
        {
            float* table = tables + ((first + c) * design.Layout.TableLength) + begin;
            for (int i = 0; i < length; i++)
            {
                table[i] = (float)sums[(i * OutputQuads.Size) + c];
            }
        }
    }
}
