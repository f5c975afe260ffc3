using Nbm.Backends;

namespace Nbm.Training;

/// <summary>A loss of the host: scores come down, gradient and curvature go up, and the rest is products element by element.</summary>
internal sealed class HostRowsLoss : RowsLoss
{
    private readonly Backend _backend;
    private readonly Matrix _curvature;
    private readonly Matrix _root;
    private readonly float[] _scores;
    private readonly float[] _gradients;
    private readonly float[] _curvatures;
    private HostLoss _loss;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="loss">The loss.</param>
    /// <param name="rows">Rows n.</param>
    public HostRowsLoss(Workspace workspace, HostLoss loss, int rows)
    {
        _backend = workspace.Backend;
        _loss = loss;
        _curvature = workspace.Allocate(1, rows);
        _root = workspace.Allocate(1, rows);
        _scores = new float[rows];
        _gradients = new float[rows];
        _curvatures = new float[rows];
    }

    public override double? Evaluate(Matrix scores, Matrix gradient, Matrix value)
    {
        _backend.Download(scores, _scores);
        double loss = _loss.Evaluate(_scores, [], _gradients, _curvatures);
        _backend.Upload(_gradients, gradient);
        return loss;
    }

    public override void Reweigh(RefinementData data) => _loss = data.Host!;

    public override void Linearise(Matrix scores)
    {
        _backend.Upload(_curvatures, _curvature);
        _backend.Upload(Array.ConvertAll(_curvatures, MathF.Sqrt), _root);
    }

    /// <summary>Estimates the loss's own parameters anew, at the scores of the last <see cref="Evaluate"/>.</summary>
    public void Adapt(double degrees) => _loss.Adapt(_scores, degrees);

    public override void Multiply(SystemMatrix directions, int systems)
    {
        for (int s = 0; s < systems; s++)
        {
            _backend.Multiply(directions[s], _curvature, directions[s]);
        }
    }

    public override void Root(Matrix noise, Matrix result) => _backend.Multiply(noise, _root, result);

    public override void Diagonal(Matrix result) => _backend.Copy(_curvature, result);
}
