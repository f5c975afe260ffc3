using System.CommandLine;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary>The command <c>nbm</c>, and how its exceptions end.</summary>
internal static class NbmCommand
{
    /// <summary>The variable of the environment that makes errors say where they were thrown.</summary>
    public const string StackVariable = "NBM_STACK";

    /// <summary>Runs a command line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, ToolConsole console)
    {
        var root = new RootCommand(
            "Interpretable models on the command line: a first model from any CSV file; inspect, report, compare and export models.")
        {
            ScaffoldCommand.Create(console),
            CheckCommand.Create(console),
            CompareCommand.Create(console),
            InspectCommand.Create(console),
            ReportCommand.Create(console),
            ScoreCommand.Create(console),
            DiffCommand.Create(console),
            DriftCommand.Create(console),
            ExportCommand.Create(console),
        };
        int empty = Array.FindIndex(args, string.IsNullOrEmpty);
        if (empty >= 0) // As an unset variable of a script is.
        {
            console.ErrorText.WriteLine(
                $"nbm: {(empty == 0 ? "the command" : $"the argument after '{Cited.Text(args[empty - 1])}'")} is empty; nothing was done.");
            return ExitCode.Failure;
        }

        ParseResult parsed = root.Parse(args);
        try
        {
            int code = parsed.Invoke(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Text, Error = console.ErrorText });
            return parsed.Errors.Count > 0 ? ExitCode.Failure : code;
        }
        catch (Exception e)
        {
            return Failed(console, e);
        }
    }

    // What the user can put right is said as it is. All else is a mistake of ours,
    // or of the machine: one line too, and where it was thrown for those who ask.
    private static int Failed(ToolConsole console, Exception e)
    {
        bool isOurs = e is not (ToolException or NbmException or IOException or UnauthorizedAccessException or OutOfMemoryException);
        console.ErrorText.WriteLine(isOurs
            ? $"nbm: {e.GetType().Name}: {Cited.Text(e.Message)} This is a mistake of nbm; please report it, with what {StackVariable}=1 adds."
            : e is OutOfMemoryException ? "nbm: there isn't enough memory for this; give it more, or a smaller file."
            : $"nbm: {e.Message}");
        if (Environment.GetEnvironmentVariable(StackVariable) is { Length: > 0 } wanted && wanted != "0")
        {
            console.ErrorText.WriteLine(e);
        }

        return isOurs ? ExitCode.Broken : ExitCode.Failure;
    }
}
