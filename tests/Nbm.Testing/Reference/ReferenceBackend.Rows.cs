using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override void MultiplyRow(Matrix row, Matrix x)
    {
        KernelChecks.RowBeside(nameof(MultiplyRow), row, x);
        for (int r = 0; r < x.Rows; r++)
        {
            for (int c = 0; c < x.Columns; c++)
            {
                Of(x)[r, c] *= Of(row)[r / (x.Rows / row.Rows), c];
            }
        }
    }

    public override void CopyColumns(Matrix x, int xStart, Matrix y, int yStart, int count)
    {
        KernelChecks.CopyColumns(x, xStart, y, yStart, count);
        for (int r = 0; r < x.Rows; r++)
        {
            for (int k = 0; k < count; k++)
            {
                Of(y)[r, yStart + k] = Of(x)[r, xStart + k];
            }
        }
    }

    public override void Softmax(Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Softmax), x, y);
        for (int r = 0; r < x.Rows; r++)
        {
            double largest = Enumerable.Range(0, x.Columns).Max(c => Of(x)[r, c]);
            double[] powers = [.. Enumerable.Range(0, x.Columns).Select(c => Math.Exp(Of(x)[r, c] - largest))];
            for (int c = 0; c < x.Columns; c++)
            {
                Of(y)[r, c] = powers[c] / powers.Sum();
            }
        }
    }

    public override void SoftmaxBackward(Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.ElementWise(nameof(SoftmaxBackward), y, dy, dx);
        for (int r = 0; r < y.Rows; r++)
        {
            double sum = Enumerable.Range(0, y.Columns).Sum(c => Of(y)[r, c] * Of(dy)[r, c]);
            for (int c = 0; c < y.Columns; c++)
            {
                Of(dx)[r, c] = Of(y)[r, c] * (Of(dy)[r, c] - sum);
            }
        }
    }

    public override void GatherRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        KernelChecks.GatherRows(source, indices, rows, result);
        for (int i = 0; i < rows.Count; i++)
        {
            int from = indices is null ? Row(rows, i) : Of(indices).Values[Row(rows, i)];
            for (int c = 0; c < source.Columns; c++)
            {
                Of(result)[i, c] = from < 0 ? 0 : Of(source)[from, c];
            }
        }
    }

    public override void ScatterAddRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        KernelChecks.ScatterAddRows(source, indices, rows, result);
        Of(result).Values.Clear();
        for (int i = 0; i < rows.Count; i++)
        {
            int to = indices is null ? Row(rows, i) : Of(indices).Values[Row(rows, i)];
            for (int c = 0; to >= 0 && c < source.Columns; c++)
            {
                Of(result)[to, c] += Of(source)[i, c];
            }
        }
    }
}
