using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    /// <inheritdoc/>
    public override void Fill(Matrix x, float value)
    {
        Of(x).Span.Fill(value);
        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void Copy(Matrix x, Matrix y)
    {
        KernelChecks.Copy(x, y);
        Of(x).Span.CopyTo(Of(y).Span);
        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void Scale(float alpha, Matrix x) => Apply(new ScaleKernel(alpha, At(x)), x);

    /// <inheritdoc/>
    public override void Axpy(float alpha, Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Axpy), x, y);
        Apply(new AxpyKernel(alpha, At(x), At(y)), y);
    }

    /// <inheritdoc/>
    public override void Scale(Matrix alphas, Matrix x)
    {
        KernelChecks.NumberBeside(nameof(Scale), alphas, x);
        float* each = At(alphas);
        int length = x.Length / alphas.Rows;
        for (int n = 0; n < alphas.Rows; n++)
        {
            Apply(new ScaleKernel(each[n], At(x) + ((nint)n * length)), length);
        }

        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void Axpy(float alpha, Matrix alphas, Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Axpy), x, y);
        KernelChecks.NumberBeside(nameof(Axpy), alphas, y);
        float* each = At(alphas);
        int length = x.Length / alphas.Rows;
        for (int n = 0; n < alphas.Rows; n++)
        {
            Apply(new AxpyKernel(alpha * each[n], At(x) + ((nint)n * length), At(y) + ((nint)n * length)), length);
        }

        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void Quotient(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.ElementWise(nameof(Quotient), x, y, result);
        float* over = At(x), under = At(y), to = At(result);
        for (int i = 0; i < result.Length; i++)
        {
            float quotient = over[i] / under[i];
            to[i] = quotient > 0 && float.IsFinite(quotient) ? quotient : 0;
        }

        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void Multiply(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.ElementWise(nameof(Multiply), x, y, result);
        Apply(new MultiplyKernel(At(x), At(y), At(result)), result);
    }

    /// <inheritdoc/>
    public override void Relu(Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Relu), x, y);
        Apply(new ReluKernel(At(x), At(y)), y);
    }

    /// <inheritdoc/>
    public override void ReluBackward(Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.ElementWise(nameof(ReluBackward), y, dy, dx);
        Apply(new ReluBackwardKernel(At(y), At(dy), At(dx)), dx);
    }

    /// <inheritdoc/>
    public override void DropoutMask(Matrix mask, float rate, ulong seed, ulong counter)
    {
        KernelChecks.DropoutMask(rate);
        new DropoutMaskAction(At(mask), mask.Length, rate, seed, counter).RunAll(_team);
    }

    /// <inheritdoc/>
    public override void Dot(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.Dot(x, y, result);
        int length = x.Length / result.Rows, chunks = Chunks.Count(length);
        double* chunkSums = _chunkSums.Reserve(chunks);
        float* to = At(result);
        for (int n = 0; n < result.Rows; n++)
        {
            _team.Run(new DotAction(At(x) + ((nint)n * length), At(y) + ((nint)n * length), length, chunkSums), chunks);
            to[n] = (float)Add(chunkSums, chunks);
        }

        GC.KeepAlive(_arena);
    }

    /// <inheritdoc/>
    public override void MatMul(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        KernelChecks.MatMul(a, transposeA, b, transposeB, c);
        Multiply(1, a, transposeA, b, transposeB, c, accumulate);
    }

    /// <inheritdoc/>
    public override void GroupedMatMul(
        int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        KernelChecks.GroupedMatMul(groups, a, transposeA, b, transposeB, c);
        Multiply(groups, a, transposeA, b, transposeB, c, accumulate);
    }

    /// <inheritdoc/>
    public override void AdamW(Matrix parameters, Matrix gradient, Matrix firstMoment, Matrix secondMoment, in AdamWStep step)
    {
        KernelChecks.AdamW(parameters, gradient, firstMoment, secondMoment, step);
        Apply(new AdamWKernel(At(parameters), At(gradient), At(firstMoment), At(secondMoment), step), parameters);
    }

    private void Multiply(int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate)
    {
        (Operand left, Operand right) = (Operand.Of(Of(a), transposeA), Operand.Of(Of(b), transposeB));
        float* result = At(c);
        int aRows = a.Rows / groups, bRows = b.Rows / groups, cRows = c.Rows / groups;
        int depth = transposeA ? aRows : a.Columns;
        for (int group = 0; group < groups; group++)
        {
            Operand x = transposeA ? left.From(0, group * aRows) : left.From(group * aRows, 0);
            Operand y = transposeB ? right.From(0, group * bRows) : right.From(group * bRows, 0);
            var to = new ProductResult(result + ((nint)group * cRows * c.Columns), cRows, c.Columns);
            if (ThinProduct.Fits(to))
            {
                ThinProduct.Multiply(x, y, depth, to, accumulate);
            }
            else
            {
                _product.Multiply(_team, x, y, depth, to, accumulate);
            }
        }

        GC.KeepAlive(_arena);
    }

    private void Apply<TKernel>(TKernel kernel, Matrix result)
        where TKernel : struct, ILaneKernel => Apply(kernel, result.Length);

    private void Apply<TKernel>(TKernel kernel, int length)
        where TKernel : struct, ILaneKernel => new LaneAction<TKernel>(kernel, length).RunAll(_team);
}
