using System.Collections.Immutable;
using System.Diagnostics;
using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// Gradient descent: mini-batches of AdamW along a cosine, which keeps the parameters of the best epoch. Its state can be saved between any
/// two steps, and a run that goes on from there ends with the same bits as one that was never broken off.
/// </summary>
internal sealed class Learner
{
    // Mean loss of an epoch that no run comes back from, in units of a model without terms.
    private const double Diverged = 1000;

    private readonly Backend _backend;
    private readonly ILearnable _learnable;
    private readonly BatchPlan _batches;
    private readonly LearningPlan _plan;
    private readonly Optimizer _optimizer;
    private readonly EarlyStopping _stopping;
    private readonly ImmutableArray<EpochLosses>.Builder _history = ImmutableArray.CreateBuilder<EpochLosses>();
    private readonly Matrix _best;
    private readonly Matrix _loss;
    private readonly Matrix _epochLoss;
    private int _batch; // Of the epoch that runs: how many are done.

    /// <param name="workspace">Where to compute.</param>
    /// <param name="learnable">What is learned.</param>
    /// <param name="batches">The batches of each epoch.</param>
    /// <param name="plan">How long, how fast, and what of errors.</param>
    public Learner(Workspace workspace, ILearnable learnable, BatchPlan batches, LearningPlan plan)
    {
        _backend = workspace.Backend;
        _learnable = learnable;
        _batches = batches;
        _plan = plan;
        var schedule = new CosineSchedule(plan.LearningRate, checked(plan.Length.Epochs * batches.Count));
        _optimizer = new Optimizer(workspace, learnable.Parameters, schedule, plan.WeightDecay);
        _stopping = new EarlyStopping(plan.Length.Patience);
        _best = workspace.Allocate(1, learnable.Parameters.Values.Length);
        _loss = workspace.Allocate(1, 1);
        _epochLoss = workspace.Allocate(1, 1);
    }

    /// <summary>
    /// Runs the schedule, or until validation has not improved for long enough, and leaves the best epoch's parameters in place.
    /// </summary>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="token">Ends the run.</param>
    /// <returns>The losses; none where not one epoch has ended.</returns>
    /// <exception cref="TrainingDivergedException">A loss is no finite number, or beyond all measure.</exception>
    /// <exception cref="NbmCheckpointException">The checkpoint is damaged, or of another fit.</exception>
    /// <exception cref="OperationCanceledException">The token fired, and the plan doesn't ask for the best so far.</exception>
    public TrainingHistory Run(IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        if (_plan.Checkpoint?.Read() is { } saved)
        {
            Resume(saved);
        }

        int epochs = _plan.Length.Epochs, before = _history.Count;
        long start = Stopwatch.GetTimestamp();
        while (_history.Count < epochs && !_stopping.IsOver(_history.Count) && RunEpoch(_history.Count + 1, token))
        {
            EpochLosses losses = Losses(_history.Count + 1);
            _history.Add(losses);
            _batch = 0;
            if (_stopping.IsBest(losses.Epoch, losses.ValidationLoss))
            {
                _backend.Copy(_learnable.Parameters.Values, _best);
            }

            TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
            progress?.Report(new TrainingProgress(
                losses.Epoch, epochs, losses.TrainingLoss, losses.ValidationLoss, _stopping.BestLoss, elapsed,
                elapsed * (epochs - losses.Epoch) / (losses.Epoch - before))
            {
                DeviceMemory = _backend.DeviceMemory,
            });
        }

        _plan.Checkpoint?.Write(Capture);
        if (_history.Count > 0)
        {
            _backend.Copy(_best, _learnable.Parameters.Values);
            _learnable.Moved();
        }

        return _history.Count == 0 ? TrainingHistory.Empty : new TrainingHistory(_history.ToImmutable(), _stopping.BestEpoch);
    }

    /// <summary>One optimiser step on some rows.</summary>
    public void Step(RowRange rows)
    {
        _learnable.Differentiate(rows, _optimizer.Steps, _loss);
        _optimizer.Step();
        _learnable.Moved();
    }

    // False: cancelled, and the best so far will do.
    private bool RunEpoch(int epoch, CancellationToken token)
    {
        _batches.Shuffle(epoch);
        if (_batch == 0)
        {
            _backend.Fill(_epochLoss, 0);
        }

        while (_batch < _batches.Count)
        {
            if (token.IsCancellationRequested)
            {
                _plan.Checkpoint?.Write(Capture);
                return _plan.OnCancel == OnCancel.ReturnBest ? false : throw new OperationCanceledException(token);
            }

            RowRange rows = _batches[_batch];
            Step(rows);
            _backend.Axpy((float)rows.Count / _batches.Rows, _loss, _epochLoss);
            _batch++;
            _plan.Checkpoint?.WriteIfDue(Capture);
        }

        return true;
    }

    private EpochLosses Losses(int epoch)
    {
        double training = Read(_epochLoss, epoch) * _plan.Unit;
        return new EpochLosses(epoch, training, _learnable.Validate(_loss) ? Read(_loss, epoch) * _plan.Unit : null);
    }

    private double Read(Matrix loss, int epoch)
    {
        float sum = 0;
        _backend.Download(loss, new Span<float>(ref sum));
        double mean = sum / _plan.Bags;
        return Math.Abs(mean) <= Diverged * Math.Max(1, Math.Abs(_plan.NullLoss))
            ? mean
            : throw new TrainingDivergedException(epoch, mean, _plan.LearningRate);
    }

    private LearnerState Capture()
    {
        float epochLoss = 0;
        _backend.Download(_epochLoss, new Span<float>(ref epochLoss));
        return new LearnerState
        {
            Batch = _batch,
            Steps = _optimizer.Steps,
            EpochLoss = epochLoss,
            BestEpoch = _stopping.BestEpoch,
            BestLoss = _stopping.BestLoss,
            History = _history.ToImmutable(),
            Tensors = NamedTensors.Capture(_backend, _learnable.Parameters, Vectors),
        };
    }

    private void Resume(LearnerState state)
    {
        if (state.Batch > _batches.Count || state.Steps != ((long)state.History.Length * _batches.Count) + state.Batch)
        {
            throw new NbmCheckpointException(FormattableString.Invariant(
                $"The checkpoint has {state.Steps} steps, {state.History.Length} epochs and {state.Batch} batches of the next; ")
                + FormattableString.Invariant($"an epoch has {_batches.Count}."));
        }

        NamedTensors.Restore(_backend, _learnable.Parameters, Vectors, state.Tensors);
        _learnable.Moved();
        _backend.Upload(new ReadOnlySpan<float>(in state.EpochLoss), _epochLoss);
        _optimizer.Steps = state.Steps;
        _stopping.Resume(state.BestEpoch, state.BestLoss);
        _history.AddRange(state.History);
        _batch = state.Batch;
        _batches.Skip(_history.Count);
    }

    // All that is as long as the parameters, by the names that a checkpoint has for it.
    private (string Name, Matrix Values)[] Vectors =>
    [
        ("value", _learnable.Parameters.Values), ("first moment", _optimizer.FirstMoment), ("second moment", _optimizer.SecondMoment),
        ("best", _best),
    ];
}
