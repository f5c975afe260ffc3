using Nbm.Backends;
using Nbm.Models;

namespace Nbm.Training;

/// <summary>The first phase: learns networks and the tables that they make, by mini-batches of AdamW (architecture.md, “The
/// maths”).</summary>
internal sealed class NeuralPhase : ILearnable
{
    private readonly TrainingProblem _problem;
    private readonly TrainingOptions _options;
    private readonly Backend _backend;
    private readonly NeuralTables _tables;
    private readonly Objective _objective;
    private readonly Learner _learner;
    private readonly ulong _dropoutKey;
    private bool _basesAreFresh;

    /// <param name="problem">The rows and the tables.</param>
    /// <param name="options">Networks, batches and schedule.</param>
    /// <param name="checkpoint">Where the state of the run is kept; null for nowhere.</param>
    public NeuralPhase(TrainingProblem problem, TrainingOptions options, CheckpointFile? checkpoint = null)
    {
        _problem = problem;
        _options = options;
        _backend = problem.Workspace.Backend;
        Workspace workspace = problem.Workspace;
        TableSources sources = TableSources.Build(problem.Plan, options.Networks.Kind);
        _tables = new NeuralTables(workspace, sources, problem.Plan.Layout.Terms.Length, Parameters, problem.NullIntercepts, options);
        problem.Bases?.RestoreBases(_backend, Parameters);
        problem.Start?.Restore(_backend, Parameters);
        int rows = problem.Training.Rows;
        var batches = new BatchPlan(workspace, rows, options.Networks.BatchSizeOf(rows, problem.Schema.Target.Task), options.Seed);
        problem.Training.Loss.Order = batches.Order;
        _objective = new Objective(
            workspace,
            _tables,
            options.OutputPenalty > 0 ? new OutputPenalty(workspace, problem.Plan, problem.Outputs, options.OutputPenalty) : null,
            _tables.Free is { } free
                ? new RidgePenalty(_backend, free, (float)(FreeCells.Ridge / problem.Training.HostWeights.Sum())) : null,
            Math.Max(batches.Largest, problem.Validation?.Rows ?? 0),
            TermLosses.Of(workspace, problem.Plan, problem.Outputs, options.Networks));
        _dropoutKey = RandomStreams.Key(options.Seed, RandomStreams.Dropout);

        // Losses are sums over bags; what is told of them is the mean.
        RunLength length = RunLength.Of(options, batches.Count);
        var plan = new LearningPlan(length, options.LearningRate, options.WeightDecay)
        {
            Unit = problem.Target.Unit, Bags = problem.Bags, NullLoss = problem.Target.NullLoss, OnCancel = options.OnCancel,
            Checkpoint = checkpoint,
        };
        _learner = new Learner(workspace, this, batches, plan);
    }

    /// <inheritdoc/>
    public ParameterSet Parameters { get; } = new();

    /// <summary>Runs the schedule, or until validation has not improved for long enough.</summary>
    /// <exception cref="TrainingDivergedException">A loss is no finite number, or beyond all measure.</exception>
    /// <exception cref="OperationCanceledException">The token fired, and the options don't ask for the best so far.</exception>
    public TableFit Run(IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        TrainingHistory history = _learner.Run(progress, token);
        return history.Count == 0 && _problem.Start is null ? Nothing() : Finish(history);
    }

    /// <summary>The bases that <see cref="Run"/> kept: for each order its nodes and H on them, G × K.</summary>
    public IEnumerable<(NodeGrid Grid, float[] Bases)> Bases => _tables.DownloadBases();

    /// <summary>The networks as they are, for a model to keep.</summary>
    public KeptNetworks Keep()
    {
        var values = new float[Parameters.Values.Length];
        _backend.Download(Parameters.Values, values);
        return new KeptNetworks
        {
            Kind = NetworkLayout.OfTables,
            Layout = NetworkLayout.Of(_options),
            Mean = _problem.Scale.Mean,
            Deviation = _problem.Scale.Deviation,
            Axes = _problem.Axes,
            Terms = [.. _problem.Plan.Layout.Terms.Select(term => term.Columns)],
            Mass = [.. _problem.Plan.Mass],
            Parameters = NetworkStart.Keep(Parameters, values),
        };
    }

    /// <summary>One optimiser step on some training rows.</summary>
    public void Step(RowRange rows) => _learner.Step(rows);

    void ILearnable.Differentiate(RowRange rows, int step, Matrix loss)
    {
        RefreshBases();
        var dropout = new Dropout((float)_options.BasisDropout, _dropoutKey, (ulong)step * NeuralTables.MostOrders);
        _objective.Differentiate(_problem.Training, rows, dropout, loss);
    }

    bool ILearnable.Validate(Matrix loss)
    {
        if (_problem.Validation is not { } validation)
        {
            return false;
        }

        // The next step takes over the bases that this computes.
        RefreshBases();
        _tables.ForwardTables(null);
        _objective.Evaluate(validation, RowRange.All(validation.Rows), loss);
        _objective.AddTerms(validation, loss);
        return true;
    }

    void ILearnable.Moved() => _basesAreFresh = false;

    private void RefreshBases()
    {
        if (!_basesAreFresh)
        {
            _tables.ForwardBases();
            _basesAreFresh = true;
        }
    }

    // The model without terms: not one epoch has ended.
    private TableFit Nothing() =>
        new(new float[_tables.Tables.Length], [.. _problem.NullIntercepts.Select(intercept => (double)intercept)], TrainingHistory.Empty);

    private TableFit Finish(TrainingHistory history)
    {
        RefreshBases();
        _tables.ForwardTables(null);
        var tables = new float[_tables.Tables.Length];
        var intercepts = new float[_problem.Outputs];
        _backend.Download(_tables.Tables, tables);
        _backend.Download(_tables.Intercepts.Value, intercepts);
        foreach (float value in tables)
        {
            if (!float.IsFinite(value))
            {
                throw new TrainingDivergedException(history.BestEpoch, value, _options.LearningRate);
            }
        }

        return new TableFit(tables, [.. intercepts.Select(intercept => (double)intercept)], history);
    }
}
