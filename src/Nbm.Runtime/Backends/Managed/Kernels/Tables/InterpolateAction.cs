namespace Nbm.Backends.Managed;

/// <summary>Look-ups of rows in the tables, blocks of rows shared out. Terms are added in their order, in doubles.</summary>
internal readonly unsafe struct InterpolateAction(
    ManagedDesign design, RowPointer rows, int count, int outputs, float* tables, float* scores) : IPartAction
{
    private readonly int _blocks = (count + RowBlocks.Size - 1) / RowBlocks.Size;

    public void RunAll(WorkerTeam team) => team.Run(this, _blocks * outputs);

    public void Run(int part, int worker)
    {
        int* cells = stackalloc int[RowBlocks.Size * design.LargestOrder];
        float* uppers = stackalloc float[RowBlocks.Size * design.LargestOrder];
        double* sums = stackalloc double[RowBlocks.Size];
        int output = part / _blocks, start = part % _blocks * RowBlocks.Size;
        int length = Math.Min(RowBlocks.Size, count - start);
        var block = new PlaceBlock(design, rows, start, length, cells, uppers);
        float* table = tables + ((nint)output * design.Layout.TableLength);
        foreach (ref readonly TermPlan term in design.Terms.AsSpan())
        {
            block.Locate(term);
            LookUp.Add(term, cells, uppers, length, table, sums);
        }

        float* to = scores + ((nint)output * count) + start;
        for (int i = 0; i < length; i++)
        {
            to[i] = (float)sums[i];
        }
    }
}
