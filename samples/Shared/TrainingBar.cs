using Nbm;
using Spectre.Console;

namespace Samples;

/// <summary>Shows a training run as a progress bar for each phase. Ctrl+C ends the run and keeps the best model so far.</summary>
internal static class TrainingBar
{
    public static TModel Run<TModel>(Func<IProgress<TrainingProgress>, CancellationToken, TModel> train)
    {
        using var stop = new CancellationTokenSource();
        void Stop(object? sender, ConsoleCancelEventArgs key)
        {
            key.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += Stop;
        try
        {
            return AnsiConsole.Progress()
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(),
                    new ElapsedTimeColumn())
                .Start(context =>
                {
                    var bars = new Bars(context);
                    TModel model = train(bars, stop.Token);
                    bars.End();
                    return model;
                });
        }
        finally
        {
            Console.CancelKeyPress -= Stop;
        }
    }

    private sealed class Bars(ProgressContext context) : IProgress<TrainingProgress>
    {
        private ProgressTask _task = context.AddTask("Training");
        private TrainingPhase? _phase;

        public void Report(TrainingProgress value)
        {
            if (_phase is { } phase && phase != value.Phase)
            {
                End();
                _task = context.AddTask("Training");
            }

            _phase = value.Phase;
            _task.MaxValue = value.Epochs;
            _task.Value = value.Epoch;
            _task.Description = value.Phase == TrainingPhase.Refinement
                ? $"Refining: {value.DegreesOfFreedom:#,0} degrees of freedom"
                : value.BestValidationLoss is { } best
                    ? $"Learning bases: best validation loss {best:#,0.0000}"
                    : $"Learning bases: training loss {value.TrainingLoss:#,0.0000}";
        }

        // A phase may end before its last epoch or round.
        public void End()
        {
            _task.Value = _task.MaxValue;
            _task.StopTask();
        }
    }
}
