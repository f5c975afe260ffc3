using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override void Gather(Matrix source, IndexVector indices, Matrix result)
    {
        KernelChecks.Gather(source, indices, result);
        for (int c = 0; c < source.Rows; c++)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                int from = Of(indices).Values[i];
                Of(result)[c, i] = from < 0 ? 0 : Of(source)[c, from];
            }
        }
    }

    public override void ScatterAdd(Matrix source, IndexVector indices, Matrix result)
    {
        KernelChecks.ScatterAdd(source, indices, result);
        Of(result).Values.Clear();
        for (int c = 0; c < source.Rows; c++)
        {
            for (int i = 0; i < indices.Length; i++)
            {
                int to = Of(indices).Values[i];
                if (to >= 0)
                {
                    Of(result)[c, to] += Of(source)[c, i];
                }
            }
        }
    }

    public override void Interpolate(Design design, RowRange rows, Matrix tables, Matrix scores)
    {
        KernelChecks.Interpolate(nameof(Interpolate), design, rows, tables, scores);
        for (int c = 0; c < tables.Rows; c++)
        {
            for (int r = 0; r < rows.Count; r++)
            {
                double score = 0;
                foreach (TermLayout term in design.Layout.Terms)
                {
                    foreach ((int position, double weight) in ((ReferenceDesign)design).Corners(term, Row(rows, r)))
                    {
                        score += weight * Of(tables)[c, position];
                    }
                }

                Of(scores)[c, r] = score;
            }
        }
    }

    public override void InterpolateBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        KernelChecks.Interpolate(nameof(InterpolateBackward), design, rows, tables, scores);
        Of(tables).Values.Clear();
        for (int c = 0; c < tables.Rows; c++)
        {
            for (int r = 0; r < rows.Count; r++)
            {
                foreach (TermLayout term in design.Layout.Terms)
                {
                    foreach ((int position, double weight) in ((ReferenceDesign)design).Corners(term, Row(rows, r)))
                    {
                        Of(tables)[c, position] += weight * Of(scores)[c, r];
                    }
                }
            }
        }
    }
}
