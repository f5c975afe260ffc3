using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// The losses of all experts on the same rows, each by the backend's kernel on its own scores; reported is their mean. What rows count
/// for each expert where that isn't all alike, and regrets, are computed on the host, as no kernel has them. Training stops by the loss
/// of the mixture.
/// </summary>
internal sealed class ExpertsLoss : NetworkLoss
{
    private readonly Workspace _workspace;
    private readonly Backend _backend;
    private readonly ExpertsNetwork _network;
    private readonly ExpertsObjective _objective;
    private readonly LossKind _kind;
    private readonly int _experts;
    private readonly int _networks;
    private readonly double[] _targets;
    private readonly double[] _weights;
    private readonly Matrix _targetsThere;
    private readonly Matrix _weightsThere;
    private readonly Matrix _one;
    private readonly SaidRows _said;
    private readonly Dictionary<Matrix, Matrix[]> _views = [];
    private readonly Dictionary<int, Matrix> _batches = [];

    /// <param name="workspace">Where scores are.</param>
    /// <param name="network">Whose scores they are.</param>
    /// <param name="objective">What confidence is, and what rows count.</param>
    /// <param name="target">How targets are learned, by a kernel.</param>
    /// <param name="rows">The rows, with weights that aren't all zero.</param>
    public ExpertsLoss(Workspace workspace, ExpertsNetwork network, ExpertsObjective objective, TargetLoss target, EncodedRows rows)
    {
        (_workspace, _backend, _network, _objective) = (workspace, workspace.Backend, network, objective);
        _kind = target.Kernel
            ?? throw new ArgumentException("Experts are learned by losses that backends have kernels for.", nameof(target));
        (_experts, _networks) = (objective.Layout.Experts.Length, objective.Layout.Experts.Length * network.Members);
        double factor = rows.Count / rows.Weights.Sum();
        _targets = target.Targets(rows);
        _weights = [.. rows.Weights.Select(weight => weight * factor)];
        _targetsThere = workspace.Upload([.. _targets.Select(value => (float)value)], 1, rows.Count);
        _weightsThere = workspace.Upload([.. _weights.Select(value => (float)value)], 1, rows.Count);
        _one = workspace.Allocate(1, 1);
        _said = new SaidRows(network);
    }

    public override int[]? Order { get; set; }

    public override void Differentiate(RowRange rows, Matrix scores, Matrix loss)
    {
        Matrix[] views = Views(scores);
        int[] at = [];
        float[] regrets = [];
        ExpertShares? shares = null;
        if (_objective.LooksAtScores)
        {
            at = [.. Enumerable.Range(rows.Start, rows.Count).Select(row => rows.Permutation is null ? row : Order![row])];
            _backend.Download(scores, _said.Room(rows.Count));
            double[] weights = Array.ConvertAll(at, row => _weights[row]);
            regrets = _objective.RegretSlopes(_kind, _network, _said, weights);
            shares = _objective.Shares(_network, _said, weights, Array.ConvertAll(at, row => _targets[row]));
        }

        _backend.Fill(loss, 0);
        for (int e = 0; e < _networks; e++)
        {
            int expert = e % _experts;
            float factor = shares is null ? 1 : (float)shares.Factors[expert];
            if (shares is null)
            {
                _backend.Loss(_kind, rows, views[e], _targetsThere, _weightsThere, views[e], _one);
            }
            else
            {
                Matrix targets = Batch(0, at.Length), weights = Batch(1, at.Length);
                _backend.Upload([.. at.Select(row => (float)_targets[row])], targets);
                _backend.Upload(shares.Weights[expert], weights);
                _backend.Loss(_kind, RowRange.All(at.Length), views[e], targets, weights, views[e], _one);
                _backend.Scale(factor, views[e]);
            }

            _backend.Axpy(factor / _networks, _one, loss);
        }

        for (int member = 0, own = regrets.Length / _network.Members; own > 0 && member < _network.Members; member++)
        {
            _backend.Upload(regrets.AsSpan(member * own, own), views[_networks + member]);
        }
    }

    public override void Evaluate(Matrix scores, Matrix loss)
    {
        _backend.Download(scores, _said.Room(_targets.Length));
        float value = (float)_objective.MixtureLoss(_kind, _network, _said, _weights, _targets);
        _backend.Upload(new ReadOnlySpan<float>(in value), loss);
    }

    // The scores of each expert, member by member, and behind them the regrets of each member.
    private Matrix[] Views(Matrix scores)
    {
        if (!_views.TryGetValue(scores, out Matrix[]? views))
        {
            int rows = scores.Columns, regrets = _network.Regrets.Length;
            views =
            [
                .. Enumerable.Range(0, _networks)
                    .Select(e => _workspace.View(scores, _network.FirstScore(e % _experts, e / _experts) * rows, _network.Outputs, rows)),
                .. Enumerable.Range(0, regrets > 0 ? _network.Members : 0)
                    .Select(member => _workspace.View(scores, _network.RegretScore(0, member) * rows, regrets, rows)),
            ];
            _views.Add(scores, views);
        }

        return views;
    }

    // 1 × rows, for the targets or the weights of a batch.
    private Matrix Batch(int what, int rows)
    {
        int key = (2 * rows) + what;
        return _batches.TryGetValue(key, out Matrix? own) ? own : _batches[key] = _workspace.Allocate(1, rows);
    }
}
