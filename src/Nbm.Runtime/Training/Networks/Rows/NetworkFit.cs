using Nbm.Backends;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A fit of a network of all features, whatever the family: rows are read and checked, and the family is asked for its network.</summary>
internal sealed class NetworkFit
{
    private readonly Backend _backend;
    private readonly NetworkTrainingOptions _options;
    private readonly CheckpointFile? _checkpoint;
    private readonly IProgress<TrainingProgress>? _progress;
    private readonly CancellationToken _token;
    private readonly List<CheckpointFile> _later = [];

    private NetworkFit(
        Backend backend, TrainingData data, NetworkTrainingOptions options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        (_backend, Data, _options, _progress, _token) = (backend, data, options, progress, token);
        Target = TargetLoss.Of(data, data.Training, options.ForRows());
        _checkpoint = options.Checkpoint is { } keep ? new CheckpointFile(keep, FitIdentity.Of(data, options)) : null;
    }

    /// <summary>Where it is learned.</summary>
    public Backend Backend => _backend;

    /// <summary>The rows.</summary>
    public TrainingData Data { get; }

    /// <summary>How targets are learned; scores are in its units.</summary>
    public TargetLoss Target { get; }

    /// <summary>Makes inputs of the rows.</summary>
    public InputBuilder Inputs => new(Data, _options.MemoryBudget);

    /// <summary>What the model says of the run.</summary>
    public TrainingRun Run => new()
    {
        Seed = _options.Seed,
        Rows = Data.All.Count,
        ValidationRows = Data.Validation?.Count ?? 0,
        Options = _options.Differences(),
        Version = LibraryVersion.Text,
    };

    /// <summary>Trains a model of a family.</summary>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some out of the others.</param>
    /// <param name="options">How to train.</param>
    /// <param name="fit">Learns a network by <see cref="Learn"/> and makes the model of it.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="token">Ends the run.</param>
    public static TModel Train<TRecord, TModel>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, NetworkTrainingOptions options,
        Func<NetworkFit, TModel> fit, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(train);
        NetworkRules.Check(encoder.Schema, options);
        token.ThrowIfCancellationRequested();
        TrainingOptions rows = options.ForRows();
        TrainingData data = TrainingDataReader.Read(encoder, train, validation, rows);
        using var own = new FitBackend(rows);
        var session = new NetworkFit(own.Backend, data, options, progress, token);
        TModel model = fit(session);
        if (!token.IsCancellationRequested)
        {
            session._checkpoint?.Delete();
            session._later.ForEach(later => later.Delete());
        }

        return model;
    }

    /// <summary>Learns a network.</summary>
    public FittedNetwork Learn(NetworkPlan plan)
    {
        using var workspace = new Workspace(_backend);
        return new NetworkPhase(workspace, Data, Target, plan, _options, _checkpoint).Run(_progress, _token);
    }

    /// <summary>Learns another network after the first, with a checkpoint of its own beside the first's.</summary>
    /// <param name="plan">The network.</param>
    /// <param name="data">Its rows.</param>
    /// <param name="options">Its batches and schedule.</param>
    /// <param name="stage">What it is called, behind the checkpoint's path.</param>
    public FittedNetwork LearnNext(NetworkPlan plan, TrainingData data, NetworkTrainingOptions options, string stage)
    {
        CheckpointFile? own = _options.Checkpoint is { } keep
            ? new CheckpointFile(keep with { Path = $"{keep.Path}.{stage}" }, FitIdentity.Of(data, _options))
            : null;
        using var workspace = new Workspace(_backend);
        FittedNetwork fitted = new NetworkPhase(workspace, data, Target, plan, options, own).Run(_progress, _token);
        if (own is not null)
        {
            _later.Add(own);
        }

        return fitted;
    }
}
