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
                .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
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
        private readonly ProgressTask _neural = context.AddTask("Learning bases");
        private ProgressTask? _refinement;

        public void Report(TrainingProgress value)
        {
            if (value.Phase == TrainingPhase.Neural)
            {
                string loss = value.BestValidationLoss is { } best ? $"best validation loss {best:#,0.0000}" : $"training loss {value.TrainingLoss:#,0.0000}";
                Show(_neural, value, $"Learning bases: {loss}");
                return;
            }

            End(_neural);
            _refinement ??= context.AddTask("Refining");
            Show(_refinement, value, $"Refining: {value.DegreesOfFreedom:#,0} degrees of freedom");
        }

        public void End()
        {
            End(_neural);
            End(_refinement);
        }

        // A phase may end before its last epoch or round.
        private static void End(ProgressTask? task)
        {
            task?.Value = task.MaxValue;
            task?.StopTask();
        }

        private static void Show(ProgressTask task, TrainingProgress value, string description)
        {
            task.MaxValue = value.Epochs;
            task.Value = value.Epoch;
            task.Description = description;
        }
    }
}
