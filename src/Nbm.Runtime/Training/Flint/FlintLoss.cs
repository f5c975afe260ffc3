using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// The loss of the target by the predictor's scores, and beside it the interpreter's losses, which no kernel has: computed on the host, in
/// doubles, row by row in their order. Training stops by all of them with their last coefficients.
/// </summary>
internal sealed class FlintLoss : NetworkLoss
{
    private readonly Workspace _workspace;
    private readonly FlintNetwork _network;
    private readonly FlintObjective _objective;
    private readonly TargetRowsLoss? _target;
    private readonly Reconstruction _reconstruction;
    private readonly float[] _inputs;
    private readonly double[] _weights;
    private readonly double[][]? _given;
    private readonly Dictionary<Matrix, (Matrix? Predictor, Matrix Interpreter)> _views = [];
    private int[]? _order;

    /// <param name="workspace">Where scores are.</param>
    /// <param name="network">Whose scores they are.</param>
    /// <param name="objective">What counts when.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="rows">The rows, with weights that aren't all zero.</param>
    /// <param name="inputs">Their inputs, as the network takes them.</param>
    /// <param name="threads">Threads of a loss on the host; null: all cores.</param>
    /// <param name="given">The scores that are explained, C × n; null where the network predicts.</param>
    public FlintLoss(
        Workspace workspace, FlintNetwork network, FlintObjective objective, TargetLoss target, EncodedRows rows, float[] inputs,
        int? threads,
        double[][]? given)
    {
        (_workspace, _network, _objective, _inputs, _weights, _given) = (workspace, network, objective, inputs, rows.Weights, given);
        _target = network.Predicts ? TargetRowsLoss.Of(workspace, target, rows, threads) : null;
        _reconstruction = new Reconstruction(network.Inputs);
    }

    public override int[]? Order
    {
        get => _order;
        set
        {
            _order = value;
            if (_target is not null)
            {
                _target.Order = value;
            }
        }
    }

    public override void Differentiate(RowRange rows, Matrix scores, Matrix loss)
    {
        int[] at = [.. Enumerable.Range(rows.Start, rows.Count).Select(row => rows.Permutation is null ? row : Order![row])];
        Evaluate(rows, at, _objective.At(Step), scores, loss, withSlopes: true);
    }

    public override void Evaluate(Matrix scores, Matrix loss) =>
        Evaluate(RowRange.All(_weights.Length), [.. Enumerable.Range(0, _weights.Length)], _objective.Final, scores, loss,
            withSlopes: false);

    private void Evaluate(RowRange rows, int[] at, FlintCoefficients coefficients, Matrix scores, Matrix loss, bool withSlopes)
    {
        Backend backend = _workspace.Backend;
        (Matrix? predictor, Matrix interpreter) = Views(scores);
        var said = new float[scores.Length];
        backend.Download(scores, said);
        backend.Fill(loss, 0);
        _target?.Differentiate(rows, predictor!, loss);
        var slopes = new float[interpreter.Length];
        float own = (float)Interpreter(at, coefficients, said, slopes);
        if (withSlopes)
        {
            backend.Upload(slopes, interpreter);
        }

        float sum = 0;
        backend.Download(loss, new Span<float>(ref sum));
        sum += own;
        backend.Upload(new ReadOnlySpan<float>(in sum), loss);
    }

    // The losses of read-out, attributes and decoder, and their gradient: all rows of the scores but the predictor's.
    private double Interpreter(int[] at, FlintCoefficients coefficients, float[] said, float[] slopes)
    {
        int count = at.Length, outputs = _network.Outputs, attributes = _network.Layout.Attributes, first = _network.FirstSaid;
        double total = at.Sum(row => _weights[row]);
        double[] shares = [.. at.Select(row => total > 0 ? _weights[row] / total : 0)];
        double[] f = new double[outputs], g = new double[outputs], ofSaid = new double[outputs];
        double[] x = new double[_reconstruction.Count], ofInputs = new double[x.Length], ofAttributes = new double[attributes * count];
        double loss = AttributeLosses.Evaluate(
            said.AsSpan(_network.FirstActivation * count, attributes * count), shares, coefficients.Sparsity, coefficients.Entropy,
            ofAttributes);
        for (int i = 0; i < ofAttributes.Length; i++)
        {
            slopes[((_network.FirstActivation - first) * count) + i] = (float)ofAttributes[i];
        }

        for (int r = 0; r < count; r++)
        {
            Read(said, 0, count, r, f);
            Read(said, first, count, r, g);
            Read(said, _network.FirstReconstructed, count, r, x);
            for (int c = 0; c < outputs && _given is not null; c++)
            {
                f[c] = _given[c][at[r]];
            }

            double fidelity = FlintTerms.Fidelity(_objective.Task, f, g, ofSaid);
            double reconstruction = _reconstruction.Evaluate(_inputs.AsSpan(at[r] * _network.Width, x.Length), x, ofInputs);
            loss += shares[r] * ((coefficients.Fidelity * fidelity) + (coefficients.Reconstruction * reconstruction));
            Write(ofSaid, shares[r] * coefficients.Fidelity, 0, count, r, slopes);
            Write(ofInputs, shares[r] * coefficients.Reconstruction, _network.FirstReconstructed - first, count, r, slopes);
        }

        return loss;
    }

    private static void Read(float[] said, int first, int count, int row, double[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = said[((first + i) * count) + row];
        }
    }

    private static void Write(double[] values, double factor, int first, int count, int row, float[] slopes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            slopes[((first + i) * count) + row] = (float)(factor * values[i]);
        }
    }

    private (Matrix? Predictor, Matrix Interpreter) Views(Matrix scores)
    {
        if (!_views.TryGetValue(scores, out (Matrix? Predictor, Matrix Interpreter) views))
        {
            int first = _network.FirstSaid, columns = scores.Columns;
            views = (
                first == 0 ? null : _workspace.View(scores, 0, first, columns),
                _workspace.View(scores, first * columns, _network.ScoreCount - first, columns));
            _views.Add(scores, views);
        }

        return views;
    }
}
