using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>
/// Learns rows by a network: batches are gathered out of the inputs of all rows, scored and taken back. Batches of an epoch differ by one
/// row at most, so the network is recorded once for each size, with the same parameters and memory.
/// </summary>
internal sealed class NetworkPhase : ILearnable
{
    private readonly NetworkPlan _plan;
    private readonly NetworkTrainingOptions _options;
    private readonly Backend _backend;
    private readonly RepeatedWorkspace _memory;
    private readonly double[] _intercepts;
    private readonly TargetScale _scale;
    private readonly NetworkRows _training;
    private readonly NetworkRows? _validation;
    private readonly Matrix? _validationScores;
    private readonly int _largest;
    private readonly Dictionary<int, Recording> _recordings = [];
    private readonly Learner _learner;

    /// <param name="workspace">Where to compute.</param>
    /// <param name="data">The rows.</param>
    /// <param name="target">How targets are learned.</param>
    /// <param name="plan">The network.</param>
    /// <param name="options">Batches and schedule.</param>
    /// <param name="checkpoint">Where the state of the run is kept; null for nowhere.</param>
    public NetworkPhase(
        Workspace workspace, TrainingData data, TargetLoss target, NetworkPlan plan, NetworkTrainingOptions options,
        CheckpointFile? checkpoint = null)
    {
        _plan = plan;
        _options = options;
        _backend = workspace.Backend;
        _memory = workspace.Own(new RepeatedWorkspace(workspace));
        (_intercepts, _scale) = (target.NullIntercepts, target.Scale);
        _training = new NetworkRows(workspace, plan, target, data.Training, options.Threads,
            RandomStreams.Key(options.Seed, RandomStreams.Masks));
        _validation = data.Validation is { } held ? new NetworkRows(workspace, plan, target, held, options.Threads, masks: null) : null;
        _validationScores = _validation is null ? null : workspace.Allocate(plan.Scores ?? target.Outputs, _validation.Count);
        var batches = new BatchPlan(workspace, _training.Count, options.BatchSize, options.Seed);
        _training.Loss.Order = batches.Order;
        _largest = batches.Largest;
        Of(_largest);
        Parameters.Allocate(workspace);
        data.Networks?.Restore(_backend, Parameters);
        plan.Project?.Invoke(Parameters);
        var learning = new LearningPlan(RunLength.Of(options, batches.Count), options.LearningRate, options.WeightDecay)
        {
            Unit = target.Unit, NullLoss = target.NullLoss, OnCancel = options.OnCancel, Checkpoint = checkpoint,
        };
        _learner = new Learner(workspace, this, batches, learning);
    }

    /// <inheritdoc/>
    public ParameterSet Parameters { get; } = new();

    /// <summary>Runs the schedule, or until validation has not improved for long enough.</summary>
    /// <exception cref="TrainingDivergedException">A loss is no finite number, or beyond all measure.</exception>
    /// <exception cref="OperationCanceledException">The token fired, and the options don't ask for the best so far.</exception>
    public FittedNetwork Run(IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        var values = new float[Parameters.Values.Length];
        _backend.Download(Parameters.Values, values);
        TrainingHistory history = _learner.Run(progress, token);
        if (history.Count > 0)
        {
            _backend.Download(Parameters.Values, values);
        }

        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                throw new TrainingDivergedException(history.BestEpoch, value, _options.LearningRate);
            }
        }

        return new FittedNetwork(_plan, Parameters, values, history) { Kept = _options.KeepNetworks ? Keep(values) : null };
    }

    private KeptNetworks Keep(float[] values) => new()
    {
        Kind = _plan.Name,
        Layout = _plan.Layout,
        Mean = _scale.Mean,
        Deviation = _scale.Deviation,
        Inputs = _plan.Encoding,
        Mass = _plan.Mass,
        Parameters = NetworkStart.Keep(Parameters, values),
    };

    /// <summary>The loss of training rows and the gradients of all parameters, for tests.</summary>
    public void Differentiate(RowRange rows, int step, Matrix loss)
    {
        Recording recording = Of(rows.Count);
        recording.Network.Step = step;
        _training.Loss.Step = step;
        recording.Take(_backend, _training, rows, step);
        recording.Network.Forward();
        Matrix gradient = recording.Scores.Gradient!;
        _backend.Copy(recording.Scores.Value, gradient);
        _training.Loss.Differentiate(rows, gradient, loss);
        recording.Network.Backward();
        _plan.Penalise?.Invoke(Parameters);
    }

    bool ILearnable.Validate(Matrix loss)
    {
        if (_validation is null)
        {
            return false;
        }

        int rows = _validation.Count, parts = (rows + _largest - 1) / _largest;
        for (int part = 0; part < parts; part++)
        {
            int start = (int)((long)rows * part / parts), count = (int)((long)rows * (part + 1) / parts) - start;
            Recording recording = Of(count);
            recording.Take(_backend, _validation, new RowRange(null, start, count), step: 0);
            recording.Network.Evaluate();
            _backend.CopyColumns(recording.Scores.Value, 0, _validationScores!, start, count);
        }

        _validation.Loss.Evaluate(_validationScores!, loss);
        return true;
    }

    void ILearnable.Moved() => _plan.Project?.Invoke(Parameters);

    private Recording Of(int rows)
    {
        if (!_recordings.TryGetValue(rows, out Recording? recording))
        {
            _memory.Restart();
            Matrix inputs = _memory.Allocate(rows, _plan.Width);
            var network = new Network(_memory, Parameters, new Initializer(_options.Seed), _plan.Name);
            RowSelection[] levels = [.. _plan.Embeddings.Select(_ => new RowSelection())];
            recording = new Recording(network, inputs, levels, _plan.Build(network, Read(network, inputs, levels), _intercepts));
            _recordings.Add(rows, recording);
        }

        return recording;
    }

    // The inputs that are known, then embeddings.
    private Variable Read(Network network, Matrix inputs, RowSelection[] levels)
    {
        Variable known = Network.Constant(inputs);
        if (levels.Length == 0)
        {
            return known;
        }

        Variable[] embedded = [.. _plan.Embeddings.Select((own, e) =>
            network.Embedding(own.Name, levels[e], inputs.Rows, own.Positions, own.Width, PlannedEmbedding.InitialDeviation))];
        return _plan.Width == 0 && embedded.Length == 1 ? embedded[0]
            : network.Concatenate(_plan.Width == 0 ? embedded : [known, .. embedded]);
    }

    private sealed record Recording(Network Network, Matrix Inputs, RowSelection[] Levels, Variable Scores)
    {
        // What a step reads of rows.
        public void Take(Backend backend, NetworkRows from, RowRange rows, int step)
        {
            backend.GatherRows(from.Inputs, null, rows, Inputs);
            for (int e = 0; e < Levels.Length; e++)
            {
                (Levels[e].Indices, Levels[e].Rows) = (from.Levels(e, step), rows);
            }
        }
    }
}
