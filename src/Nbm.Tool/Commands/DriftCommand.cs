using System.CommandLine;
using System.Globalization;
using Nbm.Persistence;
using Nbm.Tool.Reading;
using Nbm.Tool.Scoring;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm drift</c>: how the rows of a CSV file differ from those that a model learned from.</summary>
internal static class DriftCommand
{
    public static Command Create(ToolConsole console)
    {
        var path = new Argument<string>("model") { Description = "The model, a .nbm file." };
        var data = new Argument<string>("data") { Description = "The rows, a CSV file with a header; the target isn't needed." };
        var html = new Option<string?>("--html") { Description = "Write a page with all features, scores and terms.", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var rate = new Option<double>("--false-alarms")
        {
            Description = "How often rows without drift may be alarming, at most.", HelpName = "rate",
            DefaultValueFactory = _ => new DriftOptions().FalseAlarmRate,
        };
        var command = new Command("drift", "Compare rows with those that a model learned from; ends with 1 if they drifted.")
        {
            path, data, html, json, rate,
        };
        rate.Validators.Add(result =>
        {
            if (result.GetValue(rate) is not (> 0 and < 1))
            {
                result.AddError(
                    $"--false-alarms is {result.GetValue(rate).ToString(CultureInfo.InvariantCulture)}; expected: a number above 0 "
                    + "and below 1.");
            }
        });
        var written = new CsvArguments();
        written.AddTo(command);
        command.SetAction(parsed =>
        {
            CsvOptions options = written.Of(parsed);
            string model = parsed.GetRequiredValue(path), csv = parsed.GetRequiredValue(data);
            if (parsed.GetValue(html) is { } page)
            {
                ModelFiles.CheckOutput(page, model, csv);
            }

            DriftReport report = Compare(console, model, csv, options, parsed.GetValue(rate));
            if (parsed.GetValue(html) is { } target)
            {
                WholeFile.WriteText(target, report.ToHtml());
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(console, report);
            }
            else
            {
                console.Text.WriteLine(report.ToString());
            }

            return report.HasDrift ? ExitCode.Differs : ExitCode.Success;
        });
        return command;
    }

    private static DriftReport Compare(ToolConsole console, string path, string csv, CsvOptions options, double rate)
    {
        TrainedModel model = ModelFiles.Load(path);
        if (model.Sketch is null)
        {
            throw new ToolException($"{path} keeps no sketch of the rows that it learned from, as models of earlier versions don't: there "
                + "is nothing to compare rows with. Train it again.");
        }

        ModelFiles.Check(csv);
        using var file = new CsvFile(csv, options);
        var scorer = new RowScorer(model, file);
        var monitor = new DriftMonitor(model, new DriftOptions { Window = int.MaxValue, FalseAlarmRate = rate });
        LongWork.Of(console, Path.GetFileName(csv), share =>
        {
            while (scorer.TryNext(out ScoredRow scored))
            {
                if (scored.Row is { } row)
                {
                    monitor.Add(row);
                }

                share(file.Share);
            }

            return true;
        });
        scorer.Faults.ThrowIfAny();
        DriftReport report = monitor.Current();
        return report.Rows > 0 ? report : throw new ToolException($"{csv} has no rows below its header.");
    }
}
