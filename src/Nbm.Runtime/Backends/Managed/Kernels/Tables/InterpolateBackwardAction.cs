using System.Runtime.CompilerServices;

namespace Nbm.Backends.Managed;

/// <summary>
/// Scatters rows into the tables of one output. A thread owns the tables of some neighbouring terms: it adds rows in their
/// order, in doubles, block by block so that a block's cells are read from cache for every term but the first.
/// </summary>
internal readonly unsafe struct InterpolateBackwardAction<TWeighting>(
    ManagedDesign design, RowPointer rows, int count, int outputs, float* scores, float* tables, Scratch<double>[] scratch) : IPartAction
    where TWeighting : struct, IWeighting
{
    private const int BlockRows = 256;

    private readonly int _groups = design.Groups.Length - 1;

    public void RunAll(WorkerTeam team) => team.Run(this, _groups * outputs);

    public void Run(int part, int worker)
    {
        int output = part / _groups;
        ReadOnlySpan<TermPlan> terms = design.Terms.AsSpan(design.Groups[part % _groups]..design.Groups[(part % _groups) + 1]);
        int begin = terms[0].Offset, length = terms[^1].Offset + terms[^1].Length - begin;
        double* sums = scratch[worker].Start;
        new Span<double>(sums, length).Clear();
        for (int row = 0; row < count; row += BlockRows)
        {
            int end = Math.Min(row + BlockRows, count);
            foreach (ref readonly TermPlan term in terms)
            {
                Scatter(term, row, end, scores + ((nint)output * count), sums - begin);
            }
        }

        Round(sums, tables + ((nint)output * design.Layout.TableLength) + begin, length);
    }

    private void Scatter(in TermPlan term, int start, int end, float* residuals, double* sums)
    {
        switch (term.Order)
        {
            case 1:
                Linear(term, start, end, residuals, sums);
                break;
            case 2:
                Bilinear(term, start, end, residuals, sums);
                break;
            default:
                Multilinear(term, start, end, residuals, sums);
                break;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Linear(in TermPlan term, int start, int end, float* residuals, double* sums)
    {
        for (int i = start; i < end; i++)
        {
            (int cell, float upper) = design.Row(rows[i])[term.Column0];
            double* corner = sums + term.Offset + (cell * term.Stride0);
            corner[0] += TWeighting.Of(1 - upper) * residuals[i];
            corner[term.Stride0] += TWeighting.Of(upper) * residuals[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Bilinear(in TermPlan term, int start, int end, float* residuals, double* sums)
    {
        for (int i = start; i < end; i++)
        {
            AxisCell* row = design.Row(rows[i]);
            (int cell0, float upper0) = row[term.Column0];
            (int cell1, float upper1) = row[term.Column1];
            double* near = sums + term.Offset + (cell0 * term.Stride0) + (cell1 * term.Stride1);
            double* far = near + term.Stride0;
            float below = TWeighting.Of(1 - upper0) * residuals[i], above = TWeighting.Of(upper0) * residuals[i];
            float lower1 = TWeighting.Of(1 - upper1), higher1 = TWeighting.Of(upper1);
            near[0] += lower1 * below;
            near[term.Stride1] += higher1 * below;
            far[0] += lower1 * above;
            far[term.Stride1] += higher1 * above;
        }
    }

    private void Multilinear(in TermPlan term, int start, int end, float* residuals, double* sums)
    {
        for (int i = start; i < end; i++)
        {
            AxisCell* row = design.Row(rows[i]);
            for (int corner = 0; corner < 1 << term.Order; corner++)
            {
                (int position, float weight) = term.Corner(row, corner);
                sums[position] += TWeighting.Of(weight) * residuals[i];
            }
        }
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
