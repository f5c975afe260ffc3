using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>A fit of a network of all features, whatever the family: rows are read and checked, and the family is asked for its
/// network.</summary>
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

    /// <summary>How rows become inputs: as those of the network that the fit begins with, or as the training rows have it.</summary>
    /// <param name="kind">What numbers become.</param>
    /// <param name="hats">The most hats of a number.</param>
    /// <exception cref="ArgumentException">The inputs of all rows would take more than the budget, or more than can be held.</exception>
    public InputEncoding Inputs(InputKind kind, int hats = InputBuilder.MostHats)
    {
        if (Data.Networks is not { Networks.Inputs: { } kept })
        {
            return new InputBuilder(Data, _options.MemoryBudget).Build(kind, hats);
        }

        InputMemory.Check(Data, kept, [], _options.MemoryBudget);
        return kept;
    }

    /// <summary>The same of networks that learn embeddings.</summary>
    /// <param name="kind">What numbers become.</param>
    /// <param name="levels">Categories of more levels are embedded.</param>
    /// <param name="width">Numbers of a level; null: by the number of levels.</param>
    /// <param name="copies">How many embeddings of a feature there are.</param>
    /// <exception cref="ArgumentException">Inputs or embeddings would take more than the budget, or the network is to be kept and has
    /// embeddings.</exception>
    public NetworkInputs Inputs(InputKind kind, int levels, int? width, Func<int, int> copies)
    {
        if (Data.Networks is { Networks.Inputs: not null })
        {
            return new NetworkInputs(Data, Inputs(kind), []);
        }

        NetworkInputs inputs = new InputBuilder(Data, _options.MemoryBudget).Build(kind, levels, width, copies);
        return _options.KeepNetworks && inputs.Embedded.FirstOrDefault() is { } embedded
            ? throw new ArgumentException(
                FormattableString.Invariant(
                    $"{nameof(_options.KeepNetworks)} is true, and {Data.Schema.Features[embedded.Axis.Feature].Name} has {Data.Levels[embedded.Axis.Feature]:#,0} levels, ")
                + "which are embedded: training can't go on from embeddings yet. Leave it out, or raise EmbeddingLevels, so that each "
                + "level is an input.")
            : inputs;
    }

    /// <summary>What the model says of the run.</summary>
    public TrainingRun Run => new()
    {
        Seed = _options.Seed,
        Rows = Data.All.Count,
        ValidationRows = Data.Validation?.Count ?? 0,
        Start = Data.Networks is null ? TrainingStart.Nothing : TrainingStart.Networks,
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
    /// <param name="start">The model to begin from, which keeps its network, and what kind of network that is; null to begin from
    /// nothing.</param>
    /// <param name="check">Refuses what doesn't suit the family, before the first row is read.</param>
    /// <param name="teacher">See <see cref="TrainingData.Teacher"/>.</param>
    public static TModel Train<TRecord, TModel>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation, NetworkTrainingOptions options,
        Func<NetworkFit, TModel> fit, IProgress<TrainingProgress>? progress, CancellationToken token,
        (TrainedModel Model, string Kind)? start = null, Action? check = null, string? teacher = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(train);
        NetworkStart? known = start is { } from ? NetworkStart.Of(from.Model, encoder.Schema, from.Kind) : null;
        NetworkRules.Check(encoder.Schema, options, known);
        check?.Invoke();
        token.ThrowIfCancellationRequested();
        TrainingOptions rows = options.ForRows();
        TrainingData data = TrainingDataReader.Read(encoder, train, validation, rows, known) with { Teacher = teacher };
        data = data with { Notices = [.. data.Notices, .. StepNotices(data, options)] };
        using var own = new FitBackend(rows);
        var session = new NetworkFit(own.Backend, data, options, progress, token);
        TModel model = fit(session);
        if (!token.IsCancellationRequested)
        {
            session._checkpoint?.Delete();
            session._later.ForEach(later => later.Delete());
        }

        if (model is TrainedModel trained)
        {
            SketchBuilder.Keep(trained, data);
        }

        return model;
    }

    // What goes on from a network may well be brief.
    private static ImmutableArray<TrainingNotice> StepNotices(TrainingData data, NetworkTrainingOptions options)
    {
        int rows = data.Training.Count, size = options.BatchSize;
        return data.Networks is not null ? [] : FewSteps.Notices(
            rows, size, RunLength.Of(options, BatchPlan.CountOf(rows, size)).Epochs, options.DefaultSteps);
    }

    /// <summary>What training a model of a family would take in memory. Rows are encoded for it, inputs aren't made.</summary>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train.</param>
    /// <param name="plan">The family's network.</param>
    /// <param name="check">Refuses what doesn't suit the family, before the first row is read.</param>
    public static NetworkMemoryEstimate EstimateMemory<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, NetworkTrainingOptions options, Func<NetworkFit, NetworkPlan> plan,
        Action? check = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        NetworkRules.Check(encoder.Schema, options);
        check?.Invoke();
        TrainingData data = TrainingDataReader.Read(encoder, rows, null, options.ForRows());
        using var backend = new ManagedBackend(1);
        var session = new NetworkFit(backend, data, options, null, default);
        return NetworkMemory.Of(data, plan(session), session.Target.Outputs, options);
    }

    /// <summary>Learns a network.</summary>
    public FittedNetwork Learn(NetworkPlan plan)
    {
        Data.Networks?.CheckLayout(plan.Layout);
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
