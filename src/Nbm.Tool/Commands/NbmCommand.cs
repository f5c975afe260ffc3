using System.CommandLine;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary>The command <c>nbm</c>, and how its exceptions end.</summary>
internal static class NbmCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>See <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, ToolConsole console)
    {
        var root = new RootCommand("Interpretable models on the command line: a first model from any CSV file; inspect, report, compare and export models.")
        {
            ScaffoldCommand.Create(console),
            InspectCommand.Create(console),
            ReportCommand.Create(console),
            DiffCommand.Create(console),
            ExportCommand.Create(console),
        };
        ParseResult parsed = root.Parse(args);
        try
        {
            int code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = console.Text, Error = console.ErrorText });
            return parsed.Errors.Count > 0 ? ExitCode.Failure : code;
        }
        catch (Exception e) when (e is ToolException or NbmCsvException or NbmDataException or NbmExportException or IOException or UnauthorizedAccessException)
        {
            console.ErrorText.WriteLine($"nbm: {e.Message}");
            return ExitCode.Failure;
        }
    }
}
