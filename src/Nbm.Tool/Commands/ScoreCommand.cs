using System.CommandLine;
using System.Globalization;
using System.Text;
using Nbm.Generated;
using Nbm.Persistence;
using Nbm.Tool.Reading;
using Nbm.Tool.Scoring;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm score</c>: what a model says of each row of a CSV file, without the record and without the target.</summary>
internal static class ScoreCommand
{
    private const int BufferBytes = 1 << 16;

    public static Command Create(ToolConsole console)
    {
        var path = new Argument<string>("model") { Description = "The model, a .nbm file." };
        var data = new Argument<string>("data") { Description = "The rows, a CSV file with a header; the target isn't needed." };
        var output = new Option<string?>("--output", "-o") { Description = "Where to; by default the output.", HelpName = "file" };
        var explain = new Option<int>("--explain")
        {
            Description = "How many terms to name that move the score of a row most.", HelpName = "count",
        };
        var keep = new Option<string[]>("--keep")
        {
            Description = "The columns to write before, with commas between, such as id; or all.", HelpName = "columns",
        };
        var prefix = new Option<string>("--prefix")
        {
            Description = "What names of results begin with.", DefaultValueFactory = _ => string.Empty,
        };
        var strict = new Option<bool>("--strict") { Description = "End with the first wrong row, and write nothing." };
        var command = new Command("score", "Score the rows of a CSV file: prediction, score, standard error and reasons.")
        {
            path, data, output, explain, keep, prefix, strict,
        };
        explain.Validators.Add(result =>
        {
            if (result.GetValue(explain) < 0)
            {
                result.AddError(
                    $"--explain is {result.GetValue(explain).ToString(CultureInfo.InvariantCulture)}; expected: zero or more terms.");
            }
        });
        var written = new CsvArguments();
        written.AddTo(command);
        command.SetAction(parsed =>
        {
            CsvOptions options = written.Of(parsed);
            string model = parsed.GetRequiredValue(path), csv = parsed.GetRequiredValue(data);
            string? target = parsed.GetValue(output);
            if (target is not null)
            {
                ModelFiles.CheckOutput(target, model, csv);
            }

            TrainedModel trained = Explainable(model, parsed.GetValue(explain));
            ModelFiles.Check(csv);
            using var file = new CsvFile(csv, options);
            var kept = new KeptColumns(csv, file.Header, parsed.GetValue(keep) ?? []);
            var results = new ResultColumns(trained, parsed.GetValue(explain), parsed.GetValue(prefix) ?? string.Empty,
                options.DecimalSeparator);
            CheckNames(csv, kept, results);
            var scorer = new RowScorer(trained, file);
            var (rows, wrong) = LongWork.Of(console, Path.GetFileName(csv), report =>
            {
                void Report() => report(file.Share);
                (long, long) Write(TextWriter writer) =>
                    ScoreFile.Write(scorer, kept, results, options, writer, parsed.GetValue(strict), Report);
                return target is null ? Write(console.Document) : ToFile(target, Write);
            });
            if (target is not null)
            {
                console.Text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows - wrong} rows scored, {wrong} wrong."));
            }

            return Told(console, scorer.Faults, rows, wrong);
        });
        return command;
    }

    private static (long Rows, long Wrong) ToFile(string path, Func<TextWriter, (long Rows, long Wrong)> write)
    {
        (long Rows, long Wrong) counts = default;
        WholeFile.Write(path, stream =>
        {
            using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), BufferBytes,
                leaveOpen: true);
            counts = write(writer);
        });
        return counts;
    }

    private static int Told(ToolConsole console, CsvFaults faults, long rows, long wrong)
    {
        if (wrong == 0)
        {
            return ExitCode.Success;
        }

        console.ErrorText.WriteLine(faults.Exception!.Message);
        console.ErrorText.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"nbm: {wrong} of {rows} rows are wrong, and their results are empty. --strict makes it an error."));
        return ExitCode.Differs;
    }

    private static TrainedModel Explainable(string path, int reasons)
    {
        TrainedModel model = ModelFiles.Load(path);
        return reasons == 0 || model.Parts.Length > 0 ? model : throw new ToolException(
            $"{path} is {model.Kind}, which has no terms that could be reasons. Leave --explain out, or score with a model that explains.");
    }

    private static void CheckNames(string csv, KeptColumns kept, ResultColumns results)
    {
        string[] twice = [.. kept.Names.Intersect(results.Names)];
        if (twice.Length > 0)
        {
            throw new ToolException(
                $"{csv} has columns that results are called as: {Cited.List(twice)}. "
                + "Give results other names, --prefix nbm_, or keep others.");
        }
    }
}
