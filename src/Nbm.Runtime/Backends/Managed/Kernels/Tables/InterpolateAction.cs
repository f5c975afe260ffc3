using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>Look-ups of rows in the tables of one output, rows shared out. Terms are added in their order, in doubles.</summary>
internal readonly unsafe struct InterpolateAction(
    ManagedDesign design, RowPointer rows, int count, int outputs, float* tables, float* scores) : IPartAction
{
    private readonly int _partsPerOutput =
        Math.Min(count, Chunks.Count((int)Math.Min((long)count * design.Terms.Length * 4, int.MaxValue)));

    public void RunAll(WorkerTeam team) => team.Run(this, _partsPerOutput * outputs);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Run(int part, int worker)
    {
        int output = part / _partsPerOutput;
        (int start, int end) = Chunks.Range(part % _partsPerOutput, _partsPerOutput, count);
        float* table = tables + ((nint)output * design.Layout.TableLength);
        float* to = scores + ((nint)output * count);
        for (int i = start; i < end; i++)
        {
            to[i] = (float)Score(design.Row(rows[i]), design.Terms, table);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Score(AxisCell* row, TermPlan[] terms, float* table)
    {
        double score = 0;
        for (int t = 0; t < terms.Length; t++)
        {
            ref readonly TermPlan term = ref terms[t];
            score += term.Order switch
            {
                1 => Linear(term, row, table),
                2 => Bilinear(term, row, table),
                _ => Multilinear(term, row, table),
            };
        }

        return score;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Linear(in TermPlan term, AxisCell* row, float* table)
    {
        (int cell, float upper) = row[term.Column0];
        float* corner = table + term.Offset + (cell * term.Stride0);
        return ((1 - upper) * corner[0]) + (upper * corner[term.Stride0]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Bilinear(in TermPlan term, AxisCell* row, float* table)
    {
        (int cell0, float upper0) = row[term.Column0];
        (int cell1, float upper1) = row[term.Column1];
        float* near = table + term.Offset + (cell0 * term.Stride0) + (cell1 * term.Stride1);
        float* far = near + term.Stride0;
        float below = ((1 - upper1) * near[0]) + (upper1 * near[term.Stride1]);
        float above = ((1 - upper1) * far[0]) + (upper1 * far[term.Stride1]);
        return ((1 - upper0) * below) + (upper0 * above);
    }

    private static double Multilinear(in TermPlan term, AxisCell* row, float* table)
    {
        double sum = 0;
        for (int corner = 0; corner < 1 << term.Order; corner++)
        {
            (int position, float weight) = term.Corner(row, corner);
            sum += (double)weight * table[position];
        }

        return sum;
    }
}
