using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override SparseMatrix Upload(int rows, int columns, int[] starts, int[] indices, float[] values)
    {
        KernelChecks.Upload(rows, columns, starts, indices, values);
        return new ReferenceSparseMatrix(rows, columns, [.. starts], [.. indices], [.. values]);
    }

    public override void MultiplySparse(SparseMatrix a, Matrix x, Matrix y, bool accumulate = false)
    {
        KernelChecks.MultiplySparse(a, x, y);
        for (int c = 0; c < x.Rows; c++)
        {
            for (int row = 0; row < a.Rows; row++)
            {
                double product = ((ReferenceSparseMatrix)a).Product(row, column => Of(x)[c, column]);
                Of(y)[c, row] = product + (accumulate ? Of(y)[c, row] : 0);
            }
        }
    }

    public override void InterpolateSquaresBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        KernelChecks.Interpolate(nameof(InterpolateSquaresBackward), design, rows, tables, scores);
        Of(tables).Values.Clear();
        for (int c = 0; c < tables.Rows; c++)
        {
            for (int r = 0; r < rows.Count; r++)
            {
                foreach (TermLayout term in design.Layout.Terms)
                {
                    foreach ((int position, double weight) in ((ReferenceDesign)design).Corners(term, Row(rows, r)))
                    {
                        Of(tables)[c, position] += weight * weight * Of(scores)[c, r];
                    }
                }
            }
        }
    }

    public override void Means(LossKind kind, Matrix scores, Matrix means)
    {
        KernelChecks.Means(kind, scores, means);
        for (int r = 0; r < scores.Columns; r++)
        {
            double[] s = [.. Enumerable.Range(0, scores.Rows).Select(c => Of(scores)[c, r])];
            for (int c = 0; c < scores.Rows; c++)
            {
                Of(means)[c, r] = kind switch
                {
                    LossKind.Squared => s[c],
                    LossKind.Logistic => Sigmoid(s[c]),
                    _ => Math.Exp(s[c] - s.Max()) / s.Sum(score => Math.Exp(score - s.Max())),
                };
            }
        }
    }

    public override void Curvature(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix direction, Matrix result)
    {
        KernelChecks.Curvature(nameof(Curvature), kind, rows, means, weights, direction, result, several: true);
        for (int first = 0; first < result.Rows; first += means.Rows)
        {
            Matrix own = View(direction, first * rows.Count, means.Rows, rows.Count);
            Matrix to = View(result, first * rows.Count, means.Rows, rows.Count);
            ForEachRow(rows, means, weights, own, to, (share, p, v) => [.. Enumerable.Range(0, p.Length).Select(
                c => share * Enumerable.Range(0, p.Length).Sum(d => Hessian(kind, p, c, d) * v[d]))]);
        }
    }

    public override void CurvatureRoot(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix noise, Matrix result)
    {
        KernelChecks.Curvature(nameof(CurvatureRoot), kind, rows, means, weights, noise, result);
        ForEachRow(rows, means, weights, noise, result, (share, p, v) => [.. Enumerable.Range(0, p.Length).Select(
            c => Math.Sqrt(share) * (kind == LossKind.Softmax
                ? (Math.Sqrt(p[c]) * v[c]) - (p[c] * Enumerable.Range(0, p.Length).Sum(d => Math.Sqrt(p[d]) * v[d]))
                : Math.Sqrt(Hessian(kind, p, 0, 0)) * v[c]))]);
    }

    public override void CurvatureDiagonal(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix result)
    {
        KernelChecks.Curvature(nameof(CurvatureDiagonal), kind, rows, means, weights, null, result);
        ForEachRow(rows, means, weights, means, result, (share, p, _) => [.. Enumerable.Range(0, p.Length).Select(
            c => share * Hessian(kind, p, c, c))]);
    }

    /// <summary>∂²loss/∂score_c ∂score_d at the means p.</summary>
    private static double Hessian(LossKind kind, double[] p, int c, int d) => kind switch
    {
        LossKind.Squared => 2,
        LossKind.Logistic => p[0] * (1 - p[0]),
        _ => (c == d ? p[c] : 0) - (p[c] * p[d]),
    };

    private static void ForEachRow(
        RowRange rows, Matrix means, Matrix weights, Matrix vectors, Matrix result, Func<double, double[], double[], double[]> curve)
    {
        double total = Enumerable.Range(0, rows.Count).Sum(r => Of(weights)[Row(rows, r)]);
        for (int r = 0; r < rows.Count; r++)
        {
            double[] p = [.. Enumerable.Range(0, means.Rows).Select(c => Of(means)[c, r])];
            double[] v = [.. Enumerable.Range(0, means.Rows).Select(c => Of(vectors)[c, r])];
            double[] curved = curve(total > 0 ? Of(weights)[Row(rows, r)] / total : 0, p, v);
            for (int c = 0; c < means.Rows; c++)
            {
                Of(result)[c, r] = curved[c];
            }
        }
    }
}
