using Nbm.Backends;

namespace Nbm.Benchmarks.Counts;

// Every kernel as it is, counted.
internal sealed partial class CountingBackend
{
    public override Matrix Allocate(int rows, int columns)
    {
        using Entry entry = Enter(nameof(Allocate));
        return inner.Allocate(rows, columns);
    }

    public override void Fill(Matrix x, float value)
    {
        using Entry entry = Enter(nameof(Fill));
        inner.Fill(x, value);
    }

    public override void Copy(Matrix x, Matrix y)
    {
        using Entry entry = Enter(nameof(Copy));
        inner.Copy(x, y);
    }

    public override void Scale(float alpha, Matrix x)
    {
        using Entry entry = Enter(nameof(Scale));
        inner.Scale(alpha, x);
    }

    public override void Axpy(float alpha, Matrix x, Matrix y)
    {
        using Entry entry = Enter(nameof(Axpy));
        inner.Axpy(alpha, x, y);
    }

    public override void Scale(Matrix alphas, Matrix x)
    {
        using Entry entry = Enter(nameof(Scale));
        inner.Scale(alphas, x);
    }

    public override void Axpy(float alpha, Matrix alphas, Matrix x, Matrix y)
    {
        using Entry entry = Enter(nameof(Axpy));
        inner.Axpy(alpha, alphas, x, y);
    }

    public override void Quotient(Matrix x, Matrix y, Matrix result)
    {
        using Entry entry = Enter(nameof(Quotient));
        inner.Quotient(x, y, result);
    }

    public override void Multiply(Matrix x, Matrix y, Matrix result)
    {
        using Entry entry = Enter(nameof(Multiply));
        inner.Multiply(x, y, result);
    }

    public override void Relu(Matrix x, Matrix y)
    {
        using Entry entry = Enter(nameof(Relu));
        inner.Relu(x, y);
    }

    public override void ReluBackward(Matrix y, Matrix dy, Matrix dx)
    {
        using Entry entry = Enter(nameof(ReluBackward));
        inner.ReluBackward(y, dy, dx);
    }

    public override void Map(ElementMap map, Matrix x, Matrix y)
    {
        using Entry entry = Enter(nameof(Map));
        inner.Map(map, x, y);
    }

    public override void MapBackward(ElementMap map, Matrix y, Matrix dy, Matrix dx)
    {
        using Entry entry = Enter(nameof(MapBackward));
        inner.MapBackward(map, y, dy, dx);
    }

    public override void DropoutMask(Matrix mask, float rate, ulong seed, ulong counter)
    {
        using Entry entry = Enter(nameof(DropoutMask));
        inner.DropoutMask(mask, rate, seed, counter);
    }

    public override void AddRow(Matrix row, Matrix x)
    {
        using Entry entry = Enter(nameof(AddRow));
        inner.AddRow(row, x);
    }

    public override void MultiplyRow(Matrix row, Matrix x)
    {
        using Entry entry = Enter(nameof(MultiplyRow));
        inner.MultiplyRow(row, x);
    }

    public override void ColumnSums(Matrix x, Matrix sums)
    {
        using Entry entry = Enter(nameof(ColumnSums));
        inner.ColumnSums(x, sums);
    }

    public override void Dot(Matrix x, Matrix y, Matrix result)
    {
        using Entry entry = Enter(nameof(Dot));
        inner.Dot(x, y, result);
    }

    public override void CopyColumns(Matrix x, int xStart, Matrix y, int yStart, int count)
    {
        using Entry entry = Enter(nameof(CopyColumns));
        inner.CopyColumns(x, xStart, y, yStart, count);
    }

    public override void Softmax(Matrix x, Matrix y)
    {
        using Entry entry = Enter(nameof(Softmax));
        inner.Softmax(x, y);
    }

    public override void SoftmaxBackward(Matrix y, Matrix dy, Matrix dx)
    {
        using Entry entry = Enter(nameof(SoftmaxBackward));
        inner.SoftmaxBackward(y, dy, dx);
    }

    public override void GatherRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        using Entry entry = Enter(nameof(GatherRows));
        inner.GatherRows(source, indices, rows, result);
    }

    public override void ScatterAddRows(Matrix source, IndexVector? indices, RowRange rows, Matrix result)
    {
        using Entry entry = Enter(nameof(ScatterAddRows));
        inner.ScatterAddRows(source, indices, rows, result);
    }

    public override void MatMul(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        using Entry entry = Enter(nameof(MatMul));
        inner.MatMul(a, transposeA, b, transposeB, c, accumulate);
    }

    public override void GroupedMatMul(int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        using Entry entry = Enter(nameof(GroupedMatMul));
        inner.GroupedMatMul(groups, a, transposeA, b, transposeB, c, accumulate);
    }

    public override void BatchNorm(
        Matrix x, Matrix weights, Matrix gamma, Matrix beta, float epsilon, Matrix normalized, Matrix inverseDeviation, Matrix y)
    {
        using Entry entry = Enter(nameof(BatchNorm));
        inner.BatchNorm(x, weights, gamma, beta, epsilon, normalized, inverseDeviation, y);
    }

    public override void BatchNormBackward(
        Matrix dy, Matrix normalized, Matrix weights, Matrix gamma, Matrix inverseDeviation, Matrix dx, Matrix dgamma, Matrix dbeta)
    {
        using Entry entry = Enter(nameof(BatchNormBackward));
        inner.BatchNormBackward(dy, normalized, weights, gamma, inverseDeviation, dx, dgamma, dbeta);
    }

    public override void Gather(Matrix source, IndexVector indices, Matrix result)
    {
        using Entry entry = Enter(nameof(Gather));
        inner.Gather(source, indices, result);
    }

    public override void ScatterAdd(Matrix source, IndexVector indices, Matrix result)
    {
        using Entry entry = Enter(nameof(ScatterAdd));
        inner.ScatterAdd(source, indices, result);
    }

    public override void Interpolate(Design design, RowRange rows, Matrix tables, Matrix scores)
    {
        using Entry entry = Enter(nameof(Interpolate));
        inner.Interpolate(design, rows, tables, scores);
    }

    public override void InterpolateBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        using Entry entry = Enter(nameof(InterpolateBackward));
        inner.InterpolateBackward(design, rows, scores, tables);
    }

    public override void InterpolateSquaresBackward(Design design, RowRange rows, Matrix scores, Matrix tables)
    {
        using Entry entry = Enter(nameof(InterpolateSquaresBackward));
        inner.InterpolateSquaresBackward(design, rows, scores, tables);
    }

    public override void MultiplySparse(SparseMatrix a, Matrix x, Matrix y, bool accumulate = false)
    {
        using Entry entry = Enter(nameof(MultiplySparse));
        inner.MultiplySparse(a, x, y, accumulate);
    }

    public override void Loss(LossKind kind, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient, Matrix loss)
    {
        using Entry entry = Enter(nameof(Loss));
        inner.Loss(kind, rows, scores, targets, weights, gradient, loss);
    }

    public override void Loss(
        LossFunction function, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix? offsets, Matrix gradient, Matrix loss)
    {
        using Entry entry = Enter(nameof(Loss));
        inner.Loss(function, rows, scores, targets, weights, offsets, gradient, loss);
    }

    public override void Means(LossKind kind, Matrix scores, Matrix means)
    {
        using Entry entry = Enter(nameof(Means));
        inner.Means(kind, scores, means);
    }

    public override void Curvature(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix direction, Matrix result)
    {
        using Entry entry = Enter(nameof(Curvature));
        inner.Curvature(kind, rows, means, weights, direction, result);
    }

    public override void CurvatureRoot(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix noise, Matrix result)
    {
        using Entry entry = Enter(nameof(CurvatureRoot));
        inner.CurvatureRoot(kind, rows, means, weights, noise, result);
    }

    public override void CurvatureDiagonal(LossKind kind, RowRange rows, Matrix means, Matrix weights, Matrix result)
    {
        using Entry entry = Enter(nameof(CurvatureDiagonal));
        inner.CurvatureDiagonal(kind, rows, means, weights, result);
    }

    public override void AdamW(Matrix parameters, Matrix gradient, Matrix firstMoment, Matrix secondMoment, in AdamWStep step)
    {
        using Entry entry = Enter(nameof(AdamW));
        inner.AdamW(parameters, gradient, firstMoment, secondMoment, in step);
    }
}
