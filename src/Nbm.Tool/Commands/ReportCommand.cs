using System.CommandLine;
using Nbm.Persistence;
using Nbm.Reports;
using Nbm.Tool.Reading;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm report</c>: a model and rows of a CSV file as one HTML page.</summary>
internal static class ReportCommand
{
    public static Command Create(ToolConsole console)
    {
        var path = new Argument<string>("model") { Description = "The model, a .nbm file." };
        var data = new Option<string>("--data") { Description = "Rows that the model wasn't trained on, a CSV file.", Required = true,
            HelpName = "file" };
        var output = new Option<string>("--output", "-o") { Description = "Where to.", DefaultValueFactory = _ => "report.html",
            HelpName = "file" };
        var title = new Option<string?>("--title") { Description = "The heading." };
        var segment = new Option<string?>("--segment") { Description = "Of experts: the category by which rows are shown in segments.",
            HelpName = "feature" };
        var command = new Command("report",
            "Write a report of a model: its shapes, or what settles a case, its metrics, and rows to look at one by one.") { path, data,
                output, title, segment };
        var written = new CsvArguments();
        written.AddTo(command);
        command.SetAction(parsed =>
        {
            CsvOptions csv = written.Of(parsed);
            string file = parsed.GetRequiredValue(data);
            ModelFiles.CheckOutput(parsed.GetRequiredValue(output), parsed.GetRequiredValue(path), file);
            TrainedModel model = ModelFiles.Load(parsed.GetRequiredValue(path));
            ReportRows rows = ModelRows.Read(model, file, csv);
            var options = new ReportOptions { Title = parsed.GetValue(title), Data = Path.GetFileName(file),
                Segment = parsed.GetValue(segment) };
            WholeFile.WriteText(parsed.GetRequiredValue(output), Page(model, rows, options, parsed.GetRequiredValue(path)));
            if (rows.Metrics is not null)
            {
                console.Text.WriteLine(rows.Metrics);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string Page(TrainedModel model, ReportRows rows, ReportOptions options, string path)
    {
        try
        {
            return ReportPage.Write(model, rows, options);
        }
        catch (NotSupportedException e)
        {
            throw new ToolException($"{path}: {e.Message}", e);
        }
        catch (ArgumentException e)
        {
            throw new ToolException(e.Message.Replace($"{nameof(ReportOptions)}.{nameof(ReportOptions.Segment)}", "--segment"), e);
        }
    }
}
