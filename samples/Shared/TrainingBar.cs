using Nbm;
using Spectre.Console;

namespace Samples;

/// <summary>Shows a training run as a progress bar. Ctrl+C ends the run and keeps the best model so far.</summary>
internal static class TrainingBar
{
    public static TModel Run<TModel>(Func<IProgress<TrainingProgress>, CancellationToken, TModel> train)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, key) =>
        {
            key.Cancel = true;
            stop.Cancel();
        };

        return AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => train(new Bar(context.AddTask("Training")), stop.Token));
    }

    private sealed class Bar(ProgressTask task) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            task.MaxValue = value.Epochs;
            task.Value = value.Epoch;
            task.Description = $"Training, best validation loss {value.BestValidationLoss:0.0000}";
        }
    }
}
