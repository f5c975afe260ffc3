using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Batch norm over the rows of a batch (Ioffe and Szegedy 2015), all of weight 1/B. Serving takes running averages of the mean and the
/// variance, a tenth of each batch's, of the first few as much as makes a plain mean of them. They were chosen before an exact pass over
/// the training rows at every evaluation because they cost nothing, and because they are the state of a step: they lie among the
/// parameters, at the rate 0, so that the best epoch keeps its own and a checkpoint holds them.
/// </summary>
internal sealed class RunningBatchNorm
{
    private const double Share = 0.1;

    private readonly Backend _backend;
    private readonly BatchNormLayer _layer;
    private readonly Matrix _weights;
    private readonly Matrix _batch;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="parameters">Takes γ, β and both averages.</param>
    /// <param name="name">The layer's name.</param>
    /// <param name="rows">Rows, of all groups.</param>
    /// <param name="width">K.</param>
    /// <param name="groups">Groups of rows, one under another, each with statistics of its own.</param>
    public RunningBatchNorm(Workspace workspace, ParameterSet parameters, string name, int rows, int width, int groups)
    {
        _backend = workspace.Backend;
        _weights = workspace.Allocate(groups, rows / groups);
        _layer = new BatchNormLayer(workspace, parameters, name, _weights, width);
        _batch = workspace.Allocate(groups, width);
        var ones = new float[groups * width];
        Array.Fill(ones, 1f);
        Mean = parameters.Add($"{name} running mean", groups, width, new float[groups * width], rate: 0);
        Variance = parameters.Add($"{name} running variance", groups, width, ones, rate: 0);
    }

    /// <summary>Groups × K.</summary>
    public Parameter Gamma => _layer.Gamma;

    /// <summary>Groups × K.</summary>
    public Parameter Beta => _layer.Beta;

    /// <summary>μ of serving, groups × K.</summary>
    public Parameter Mean { get; }

    /// <summary>σ² + ε of serving, groups × K.</summary>
    public Parameter Variance { get; }

    /// <param name="x">Rows × K; out: the normalised values, for the way back.</param>
    /// <param name="y">Rows × K, out.</param>
    /// <param name="step">The number of the step, from 0.</param>
    public void Forward(Matrix x, Matrix y, int step)
    {
        float share = (float)Math.Max(Share, 1.0 / (step + 1L));
        _backend.Fill(_weights, 1f / _weights.Columns);
        _backend.ColumnSums(x, _batch);
        Average(Mean, share, share / _weights.Columns);
        _layer.Forward(x, y);
        _backend.Multiply(_layer.InverseDeviation, _layer.InverseDeviation, _batch);
        _backend.Map(ElementMap.Reciprocal, _batch, _batch);
        Average(Variance, share, share);
    }

    /// <summary>By running averages: y = γ (x − μ)/√(σ² + ε) + β.</summary>
    public void Evaluate(Matrix x, Matrix y)
    {
        _backend.Copy(x, y);
        _backend.Copy(Mean.Value, _batch);
        _backend.Scale(-1, _batch);
        _backend.AddRow(_batch, y);
        _backend.Map(ElementMap.InverseSquareRoot, Variance.Value, _batch);
        _backend.Multiply(_batch, Gamma.Value, _batch);
        _backend.MultiplyRow(_batch, y);
        _backend.AddRow(Beta.Value, y);
    }

    /// <param name="normalized">What <see cref="Forward"/> left in place of x.</param>
    /// <param name="dy">Rows × K.</param>
    /// <param name="dx">Rows × K, out. May be dy.</param>
    public void Backward(Matrix normalized, Matrix dy, Matrix dx) => _layer.Backward(normalized, dy, dx);

    private void Average(Parameter average, float share, float factor)
    {
        _backend.Scale(1 - share, average.Value);
        _backend.Axpy(factor, _batch, average.Value);
    }
}
