using Nbm.Backends.Managed;

namespace Nbm.Backends;

public sealed unsafe partial class ManagedBackend
{
    // Of ElementMap.LeakyRelu, below 0.
    private const float Leak = 0.01f;

    /// <inheritdoc/>
    public override void Map(ElementMap map, Matrix x, Matrix y)
    {
        KernelChecks.Map(map, x, y);
        switch (map)
        {
            case ElementMap.Exp:
                new ExpAction(At(x), At(y), y.Length).RunAll(_team);
                break;
            case ElementMap.UnitRelu:
                Apply(new UnitReluKernel(At(x), At(y)), y);
                break;
            case ElementMap.LeakyRelu:
                Apply(new LeakyReluKernel(Leak, At(x), At(y)), y);
                break;
            case ElementMap.Sigmoid:
                new MapAction<SigmoidMap>(At(x), At(y), y.Length).RunAll(_team);
                break;
            case ElementMap.Tanh:
                new MapAction<TanhMap>(At(x), At(y), y.Length).RunAll(_team);
                break;
            case ElementMap.SignedSquareRoot:
                new MapAction<SignedSquareRootMap>(At(x), At(y), y.Length).RunAll(_team);
                break;
            case ElementMap.CubeRoot:
                new MapAction<CubeRootMap>(At(x), At(y), y.Length).RunAll(_team);
                break;
            case ElementMap.Reciprocal:
                new MapAction<ReciprocalMap>(At(x), At(y), y.Length).RunAll(_team);
                break;
            case ElementMap.InverseSquareRoot:
                new MapAction<InverseSquareRootMap>(At(x), At(y), y.Length).RunAll(_team);
                break;
        }
    }

    /// <inheritdoc/>
    public override void MapBackward(ElementMap map, Matrix y, Matrix dy, Matrix dx)
    {
        KernelChecks.MapBackward(map, y, dy, dx);
        switch (map)
        {
            case ElementMap.Exp:
                Apply(new MultiplyKernel(At(y), At(dy), At(dx)), dx);
                break;
            case ElementMap.UnitRelu:
                Apply(new UnitReluBackwardKernel(At(y), At(dy), At(dx)), dx);
                break;
            case ElementMap.LeakyRelu:
                Apply(new LeakyReluBackwardKernel(Leak, At(y), At(dy), At(dx)), dx);
                break;
            case ElementMap.Sigmoid:
                new MapBackwardAction<SigmoidMap>(At(y), At(dy), At(dx), dx.Length).RunAll(_team);
                break;
            case ElementMap.Tanh:
                new MapBackwardAction<TanhMap>(At(y), At(dy), At(dx), dx.Length).RunAll(_team);
                break;
            case ElementMap.SignedSquareRoot:
                new MapBackwardAction<SignedSquareRootMap>(At(y), At(dy), At(dx), dx.Length).RunAll(_team);
                break;
            case ElementMap.CubeRoot:
                new MapBackwardAction<CubeRootMap>(At(y), At(dy), At(dx), dx.Length).RunAll(_team);
                break;
            case ElementMap.Reciprocal:
                new MapBackwardAction<ReciprocalMap>(At(y), At(dy), At(dx), dx.Length).RunAll(_team);
                break;
            case ElementMap.InverseSquareRoot:
                new MapBackwardAction<InverseSquareRootMap>(At(y), At(dy), At(dx), dx.Length).RunAll(_team);
                break;
        }
    }
}
