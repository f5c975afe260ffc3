using System.CommandLine;

namespace Nbm.Tool.Commands;

/// <summary>What commands ask of a CSV file that a model is to be learned from: the file, the target, the event and the task.</summary>
internal sealed class FileOptions
{
    /// <summary>The file.</summary>
    public Argument<string> Data { get; } = new("data") { Description = "The data, a CSV file with a header." };

    /// <summary>The column to predict.</summary>
    public Option<string> Target { get; } =
        new("--target", "-t") { Description = "The column to predict.", Required = true, HelpName = "column" };

    /// <summary>The column that says which durations ended in the event.</summary>
    public Option<string?> Event { get; } = new("--event")
    {
        Description = "The column that says which durations ended in the event, for --task Cox.", HelpName = "column",
    };

    /// <summary>What is predicted, where the target doesn't say it.</summary>
    public Option<ModelTask> Task { get; } = new("--task")
    {
        Description = "What is predicted, where the target doesn't say it: Poisson, Gamma, Huber, …",
    };
}
