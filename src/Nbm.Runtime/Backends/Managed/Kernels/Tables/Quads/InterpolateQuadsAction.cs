namespace Nbm.Backends.Managed;

/// <summary><see cref="InterpolateAction"/> of quads of outputs.</summary>
internal readonly unsafe struct InterpolateQuadsAction(
    ManagedDesign design, RowPointer rows, int count, int outputs, float* quads, float* scores) : IPartAction
{
    private readonly int _blocks = (count + RowBlocks.Size - 1) / RowBlocks.Size;

    public void RunAll(WorkerTeam team) => team.Run(this, _blocks * OutputQuads.Count(outputs));

    public void Run(int part, int worker)
    {
        int* cells = stackalloc int[RowBlocks.Size * design.LargestOrder];
        float* uppers = stackalloc float[RowBlocks.Size * design.LargestOrder];
        double* sums = stackalloc double[RowBlocks.Size * OutputQuads.Size];
        int quad = part / _blocks, start = part % _blocks * RowBlocks.Size;
        int length = Math.Min(RowBlocks.Size, count - start);
        var block = new PlaceBlock(design, rows, start, length, cells, uppers);
        float* tables = quads + ((nint)quad * OutputQuads.Size * design.Layout.TableLength);
        foreach (ref readonly TermPlan term in design.Terms.AsSpan())
        {
            block.Locate(term);
            QuadLookUp.Add(term, cells, uppers, length, tables, sums);
        }

        for (int c = 0; c < OutputQuads.Width(quad, outputs); c++)
        {
            float* to = scores + ((((nint)quad * OutputQuads.Size) + c) * count) + start;
            for (int i = 0; i < length; i++)
            {
                to[i] = (float)sums[(i * OutputQuads.Size) + c];
            }
        }
    }
}
