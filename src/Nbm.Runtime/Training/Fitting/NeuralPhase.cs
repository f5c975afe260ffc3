using System.Collections.Immutable;
using System.Diagnostics;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>The first phase: learns the basis networks and the tables that they make, by mini-batches of AdamW (design.md section 2).</summary>
internal sealed class NeuralPhase
{
    // Mean loss of an epoch that no run comes back from, in units of a model without terms.
    private const double Diverged = 1000;

    private readonly TrainingProblem _problem;
    private readonly TrainingOptions _options;
    private readonly Backend _backend;
    private readonly ParameterSet _parameters = new();
    private readonly NeuralTables _tables;
    private readonly Objective _objective;
    private readonly BatchPlan _batches;
    private readonly RunLength _length;
    private readonly Optimizer _optimizer;
    private readonly ulong _dropoutKey;
    private readonly Matrix _best;
    private readonly Matrix _loss;
    private readonly Matrix _epochLoss;
    private bool _basesAreFresh;

    public NeuralPhase(TrainingProblem problem, TrainingOptions options)
    {
        _problem = problem;
        _options = options;
        _backend = problem.Workspace.Backend;
        Workspace workspace = problem.Workspace;
        TableSources sources = TableSources.Build(problem.Plan);
        _tables = new NeuralTables(workspace, sources, problem.Plan.Layout.Terms.Length, _parameters, problem.NullIntercepts, options);
        _batches = new BatchPlan(workspace, problem.Training.Rows, options.BatchSize, options.Seed);
        problem.Training.Loss.Order = _batches.Order;
        _objective = new Objective(
            workspace,
            _tables,
            options.OutputPenalty > 0 ? new OutputPenalty(workspace, problem.Plan, problem.Outputs, options.OutputPenalty) : null,
            _tables.Free is { } free ? new RidgePenalty(_backend, free, (float)(FreeCells.Ridge / problem.Training.HostWeights.Sum())) : null,
            Math.Max(_batches.Largest, problem.Validation?.Rows ?? 0));
        _length = RunLength.Of(options, _batches.Count);
        var schedule = new CosineSchedule(options.LearningRate, checked(_length.Epochs * _batches.Count));
        _optimizer = new Optimizer(workspace, _parameters, _tables.FirstDirect, FreeCells.Rate, schedule, options.WeightDecay);
        _dropoutKey = RandomStreams.Key(options.Seed, RandomStreams.Dropout);
        _best = workspace.Allocate(1, _parameters.Values.Length);
        _loss = workspace.Allocate(1, 1);
        _epochLoss = workspace.Allocate(1, 1);
    }

    /// <summary>Runs the schedule, or until validation has not improved for long enough.</summary>
    /// <exception cref="TrainingDivergedException">A loss is no finite number, or beyond all measure.</exception>
    /// <exception cref="OperationCanceledException">The token fired, and the options don't ask for the best so far.</exception>
    public TableFit Run(IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        var history = ImmutableArray.CreateBuilder<EpochLosses>();
        var stopping = new EarlyStopping(_length.Patience);
        long start = Stopwatch.GetTimestamp();
        for (int epoch = 1; epoch <= _length.Epochs; epoch++)
        {
            if (!RunEpoch(epoch, token))
            {
                break;
            }

            EpochLosses losses = Losses(epoch);
            history.Add(losses);
            if (stopping.IsBest(epoch, losses.ValidationLoss))
            {
                _backend.Copy(_parameters.Values, _best);
            }

            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            progress?.Report(new TrainingProgress(
                epoch, _length.Epochs, losses.TrainingLoss, losses.ValidationLoss, stopping.BestLoss, elapsed, elapsed * (_length.Epochs - epoch) / epoch)
            {
                DeviceMemory = _backend.DeviceMemory,
            });
            if (stopping.IsOver(epoch))
            {
                break;
            }
        }

        return history.Count == 0 ? Nothing() : Finish(new TrainingHistory(history.ToImmutable(), stopping.BestEpoch));
    }

    /// <summary>The bases that <see cref="Run"/> kept: for each order its nodes and H on them, G × K.</summary>
    public IEnumerable<(NodeGrid Grid, float[] Bases)> Bases => _tables.DownloadBases();

    /// <summary>One optimiser step on some training rows.</summary>
    public void Step(RowRange rows)
    {
        RefreshBases();
        var dropout = new Dropout((float)_options.BasisDropout, _dropoutKey, (ulong)_optimizer.Steps * NeuralTables.MostOrders);
        _objective.Differentiate(_problem.Training, rows, dropout, _loss);
        _optimizer.Step();
        _basesAreFresh = false;
    }

    // False: cancelled, and the best so far will do.
    private bool RunEpoch(int epoch, CancellationToken token)
    {
        _batches.Shuffle(epoch);
        _backend.Fill(_epochLoss, 0);
        for (int b = 0; b < _batches.Count; b++)
        {
            if (token.IsCancellationRequested)
            {
                return _options.OnCancel == OnCancel.ReturnBest ? false : throw new OperationCanceledException(token);
            }

            RowRange rows = _batches[b];
            Step(rows);
            _backend.Axpy((float)rows.Count / _batches.Rows, _loss, _epochLoss);
        }

        return true;
    }

    private EpochLosses Losses(int epoch)
    {
        double training = Read(_epochLoss, epoch);
        double unit = _problem.Target.Unit;
        if (_problem.Validation is not { } validation)
        {
            return new EpochLosses(epoch, training * unit, null);
        }

        // The next step takes over the bases that this computes.
        RefreshBases();
        _tables.ForwardTables(null);
        _objective.Evaluate(validation, RowRange.All(validation.Rows), _loss);
        return new EpochLosses(epoch, training * unit, Read(_loss, epoch) * unit);
    }

    // The mean over bags.
    private double Read(Matrix loss, int epoch)
    {
        float sum = 0;
        _backend.Download(loss, new Span<float>(ref sum));
        double mean = sum / _problem.Bags;
        return Math.Abs(mean) <= Diverged * Math.Max(1, Math.Abs(_problem.Target.NullLoss)) ? mean : throw new TrainingDivergedException(epoch, mean, _options.LearningRate);
    }

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
        _backend.Copy(_best, _parameters.Values);
        _basesAreFresh = false;
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
