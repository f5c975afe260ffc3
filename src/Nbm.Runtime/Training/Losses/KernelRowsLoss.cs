using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A loss that backends have kernels for.</summary>
internal sealed class KernelRowsLoss : RowsLoss
{
    private readonly Backend _backend;
    private readonly LossKind _kind;
    private readonly RowRange _all;
    private readonly Matrix _targets;
    private readonly Matrix _weights;
    private readonly Matrix _means;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="kind">Which loss.</param>
    /// <param name="data">The rows.</param>
    public KernelRowsLoss(Workspace workspace, LossKind kind, RefinementData data)
    {
        _backend = workspace.Backend;
        _kind = kind;
        _all = RowRange.All(data.Count);
        _targets = workspace.Upload(data.Targets, 1, data.Count);
        _weights = workspace.Upload(data.Weights, 1, data.Count);
        _means = workspace.Allocate(data.Outputs, data.Count);
    }

    public override double? Evaluate(Matrix scores, Matrix gradient, Matrix value)
    {
        _backend.Loss(_kind, _all, scores, _targets, _weights, gradient, value);
        return null;
    }

    public override void Reweigh(RefinementData data) => _backend.Upload(data.Weights, _weights);

    public override void Linearise(Matrix scores) => _backend.Means(_kind, scores, _means);

    public override void Multiply(SystemMatrix directions, int systems) =>
        _backend.Curvature(_kind, _all, _means, _weights, directions.First(systems), directions.First(systems));

    public override void Root(Matrix noise, Matrix result) => _backend.CurvatureRoot(_kind, _all, _means, _weights, noise, result);

    public override void Diagonal(Matrix result) => _backend.CurvatureDiagonal(_kind, _all, _means, _weights, result);
}
