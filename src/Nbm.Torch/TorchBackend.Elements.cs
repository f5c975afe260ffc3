using Nbm.Backends.Torch;

namespace Nbm.Backends;

public sealed partial class TorchBackend
{
    /// <inheritdoc/>
    public override void Fill(Matrix x, float value) => At(x).Set(value);

    /// <inheritdoc/>
    public override void Copy(Matrix x, Matrix y)
    {
        KernelChecks.Copy(x, y);
        using DisposeScope scope = NewDisposeScope();
        At(y).view(-1).copy_(At(x).view(-1));
    }

    /// <inheritdoc/>
    public override void Scale(float alpha, Matrix x) => At(x).Scale(alpha);

    /// <inheritdoc/>
    public override void Axpy(float alpha, Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Axpy), x, y);
        At(y).Add(At(x), alpha);
    }

    /// <inheritdoc/>
    public override void Scale(Matrix alphas, Matrix x)
    {
        KernelChecks.NumberBeside(nameof(Scale), alphas, x);
        using DisposeScope scope = NewDisposeScope();
        At(x).view(alphas.Rows, -1).mul_(At(alphas));
    }

    /// <inheritdoc/>
    public override void Axpy(float alpha, Matrix alphas, Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Axpy), x, y);
        KernelChecks.NumberBeside(nameof(Axpy), alphas, y);
        using DisposeScope scope = NewDisposeScope();
        At(y).view(alphas.Rows, -1).AddProduct(At(x).view(alphas.Rows, -1), At(alphas), alpha);
    }

    /// <inheritdoc/>
    public override void Quotient(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.ElementWise(nameof(Quotient), x, y, result);
        using DisposeScope scope = NewDisposeScope();
        At(result).copy_(At(x).div(At(y)).ClampAbove(0L).nan_to_num_(0, 0, 0));
    }

    /// <inheritdoc/>
    public override void Multiply(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.ElementWise(nameof(Multiply), x, y, result);
        if (ReferenceEquals(result, x))
        {
            At(x).mul_(At(y));
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        At(result).copy_(At(x).mul(At(y)));
    }

    /// <inheritdoc/>
    public override void Relu(Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Relu), x, y);
        if (ReferenceEquals(x, y))
        {
            At(x).relu_();
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        At(y).copy_(At(x).relu());
    }

    /// <inheritdoc/>
    public override void ReluBackward(Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.ElementWise(nameof(ReluBackward), y, dy, dx);
        using DisposeScope scope = NewDisposeScope();
        Tensor inactive = At(y).AtMost(0), slopes = At(dy), result = At(dx);
        _ = ReferenceEquals(dx, dy) ? result : result.copy_(slopes);
        result.ClearWhere(inactive);
    }

    /// <inheritdoc/>
    public override void DropoutMask(Matrix mask, float rate, ulong seed, ulong counter)
    {
        KernelChecks.DropoutMask(rate);
        using DisposeScope scope = NewDisposeScope();
        Tensor kept = _numbers.Uniform(seed, counter, mask.Length).AtLeast(rate);
        At(mask).view(-1).copy_(kept).Scale((float)(1 / (1 - (double)rate)));
    }

    /// <inheritdoc/>
    public override void Dot(Matrix x, Matrix y, Matrix result)
    {
        KernelChecks.Dot(x, y, result);
        using DisposeScope scope = NewDisposeScope();
        At(result).copy_(At(x).view(result.Rows, -1).to(_precise).mul(At(y).view(result.Rows, -1)).sum(1, keepdim: true));
    }

    /// <inheritdoc/>
    public override void MatMul(Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        KernelChecks.MatMul(a, transposeA, b, transposeB, c);
        using DisposeScope scope = NewDisposeScope();
        At(c).addmm_(transposeA ? At(a).t() : At(a), transposeB ? At(b).t() : At(b), beta: accumulate ? 1 : 0, alpha: 1);
    }

    /// <inheritdoc/>
    public override void GroupedMatMul(
        int groups, Matrix a, bool transposeA, Matrix b, bool transposeB, Matrix c, bool accumulate = false)
    {
        KernelChecks.GroupedMatMul(groups, a, transposeA, b, transposeB, c);
        if (groups == 1)
        {
            MatMul(a, transposeA, b, transposeB, c, accumulate); // In place, which products of several groups can't be.
            return;
        }

        using DisposeScope scope = NewDisposeScope();
        Tensor x = Groups(a, groups), y = Groups(b, groups);
        Tensor products = (transposeA ? x.transpose(1, 2) : x).bmm(transposeB ? y.transpose(1, 2) : y);
        _ = accumulate ? Groups(c, groups).Add(products) : Groups(c, groups).copy_(products);
    }

    /// <inheritdoc/>
    public override void AdamW(Matrix parameters, Matrix gradient, Matrix firstMoment, Matrix secondMoment, in AdamWStep step)
    {
        KernelChecks.AdamW(parameters, gradient, firstMoment, secondMoment, step);
        using DisposeScope scope = NewDisposeScope();
        Tensor slope = At(gradient);
        Tensor mean = At(firstMoment).Scale(step.Beta1).Add(slope, 1 - (double)step.Beta1);
        Tensor square = At(secondMoment).Scale(step.Beta2).AddProduct(slope, slope, 1 - (double)step.Beta2);

        // The bias corrections 1 − βᵗ, folded into the rate and into the root.
        Tensor root = square.Times(1 / (1 - Math.Pow(step.Beta2, step.Step))).sqrt_().Shift(step.Epsilon);
        At(parameters)
            .Scale(1 - ((double)step.LearningRate * step.WeightDecay))
            .AddQuotient(mean, root, -step.LearningRate / (1 - Math.Pow(step.Beta1, step.Step)));
    }
}
