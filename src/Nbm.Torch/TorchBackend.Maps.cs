using Nbm.Backends.Torch;

namespace Nbm.Backends;

public sealed partial class TorchBackend
{
    /// <inheritdoc/>
    public override void Map(ElementMap map, Matrix x, Matrix y)
    {
        KernelChecks.Map(map, x, y);
        using DisposeScope scope = NewDisposeScope();
        At(y).copy_(ElementMaps.Value(map, At(x)));
    }

    /// <inheritdoc/>
    public override void MapBackward(ElementMap map, Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.MapBackward(map, y, dy, dx);
        using DisposeScope scope = NewDisposeScope();
        At(dx).copy_(ElementMaps.Backward(map, At(y), At(dy)));
    }

    /// <inheritdoc/>
    public override void Softmax(Matrix x, Matrix y)
    {
        KernelChecks.ElementWise(nameof(Softmax), x, y);
        using DisposeScope scope = NewDisposeScope();
        At(y).copy_(At(x).softmax(1));
    }

    /// <inheritdoc/>
    public override void SoftmaxBackward(Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.ElementWise(nameof(SoftmaxBackward), y, dy, dx);
        using DisposeScope scope = NewDisposeScope();
        Tensor shares = At(y), slopes = At(dy);
        Tensor means = shares.mul(slopes).sum(1, keepdim: true, type: _precise).to(ScalarType.Float32);
        At(dx).copy_(slopes.sub(means).mul_(shares));
    }
}
