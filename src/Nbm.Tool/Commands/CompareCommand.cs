using System.CommandLine;
using Nbm.Generated;
using Nbm.Persistence;
using Nbm.Tool.Comparison;
using Nbm.Tool.Reading;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Plans;
using Nbm.Tool.Scaffolding.Sources;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm compare</c>: models of a CSV file side by side, on the same folds.</summary>
internal static class CompareCommand
{
    private const int MostFolds = 100;

    public static Command Create(ToolConsole console)
    {
        var own = new FileOptions();
        var with = new Option<string>("--with")
        {
            Description = $"Which models, with commas between: {Contenders.Help}. The first is what the others are compared with.",
            DefaultValueFactory = _ => Contenders.Usual,
        };
        var folds = new Option<int>("--folds") { Description = "How many parts the rows are dealt to, each of which tests once.",
            DefaultValueFactory = _ => 5 };
        folds.Validators.Add(result =>
        {
            if (result.GetValue(folds) is < 2 or > MostFolds)
            {
                result.AddError($"--folds is {result.GetValue(folds)}; expected: 2 … {MostFolds}.");
            }
        });
        var seed = new Option<int>("--seed") { Description = "Where folds and fits take their randomness from." };
        var group = new Option<string[]>("--group")
        {
            Description = "Of experts: features that belong together, as Name=Feature,Feature; one for each group.", HelpName = "group",
            AllowMultipleArgumentsPerToken = true,
        };
        var html = new Option<string?>("--html") { Description = "Write the table as a page.", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("compare",
            "Cross-validate models of a CSV file on the same folds: accuracy, time, and how much there is to read.")
        {
            own.Data, own.Target, own.Event, own.Task, with, group, folds, seed, html, json,
        };
        var written = new CsvArguments();
        written.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            CsvOptions options = written.Of(parsed);
            string csv = parsed.GetRequiredValue(own.Data);
            ModelFiles.CheckReadAgain(csv, "its columns are looked at before its rows are read");
            if (parsed.GetValue(html) is { } file)
            {
                ModelFiles.CheckOutput(file, csv);
                string folder = Path.GetDirectoryName(Path.GetFullPath(file)) ?? file;
                _ = Directory.Exists(folder) ? folder
                    : throw new ToolException($"There is no folder {Cited.Text(folder)} to write {Cited.Text(file)} to.");
            }

            Contender[] contenders = Contenders.Of(parsed.GetValue(with)!);
            ColumnFacts[] columns = LongWork.Of(console, Path.GetFileName(csv), report => CsvScan.Read(csv, options, report));
            ModelTask asked = parsed.GetValue(own.Task);
            string column = parsed.GetRequiredValue(own.Target);
            RecordPlan plan = RecordPlan.Of(csv, columns, column, parsed.GetValue(own.Event), asked, null) with { Options = options };
            Note(console, plan);
            ModelSchema schema = FileSchema.Of(plan);
            ExpertsLayout? layout = LayoutOf(schema, contenders, parsed.GetValue(group) ?? []);
            ModelComparison<object> comparison =
                Compare(console, schema, plan, contenders, layout, parsed.GetValue(folds), parsed.GetValue(seed), token);
            if (parsed.GetValue(html) is { } page)
            {
                WholeFile.WriteText(page, comparison.ToHtml($"{Path.GetFileName(csv)}: {parsed.GetRequiredValue(own.Target)}"));
            }

            if (parsed.GetValue(json))
            {
                JsonOutput.Write(console, Facts(comparison));
            }
            else
            {
                console.Text.WriteLine(comparison.ToString());
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    // What was decided of columns, and what should be looked at: a weight or an exposure that isn't taken changes what is compared.
    private static void Note(ToolConsole console, RecordPlan plan)
    {
        foreach (Property property in plan.Properties)
        {
            string what = property.Role == Role.Ignored ? $"left out: it {property.Reason}. "
                : property.Role is Role.Weight or Role.Exposure or Role.Offset
                ? $"taken as the {property.Role.ToString().ToLowerInvariant()}. "
                : string.Empty;
            if (what.Length > 0 || property.Notes.Length > 0)
            {
                console.ErrorText.WriteLine($"{SourceText.Cite(property.Column.Name)}: {what}{string.Join(' ', property.Notes)}".TrimEnd());
            }
        }
    }

    private static ExpertsLayout? LayoutOf(ModelSchema schema, Contender[] contenders, string[] groups)
    {
        if (!Array.Exists(contenders, contender => contender.Name == Contenders.Experts))
        {
            return groups.Length == 0 ? null
                : throw new ToolException(
                    $"--group is for experts; --with names none. Add {Contenders.Experts} to it, or leave --group out.");
        }

        return schema.Target.Task is ModelTask.Regression or ModelTask.Binary or ModelTask.Multiclass
            ? ExpertGroups.Of(schema, groups)
            : throw new ToolException($"Experts have no confidence for the task {schema.Target.Task}. Leave them out of --with.");
    }

    private static ModelComparison<object> Compare(
        ToolConsole console, ModelSchema schema, RecordPlan plan, Contender[] contenders, ExpertsLayout? layout, int folds, int seed,
        CancellationToken token)
    {
        // Rows without a target are in no fold; they stay, so that messages count rows as the file does.
        var rows = new FoldedRows(new FileEncoder(schema), FileRows.Read(schema, plan.Csv, plan.Options), folds) { Layout = layout };
        var (metric, value) = FileEvaluation.Metric(schema.Target.Task);
        var comparison = new ModelComparison<object>(metric, value);
        foreach (Contender contender in contenders)
        {
            CrossValidation<TrainedModel, object> result = LongWork.Of(console, contender.Name, report => contender.CrossValidate(
                rows, seed, new FoldProgress(fold => report((fold.Fold - 1.0) / fold.Folds)), token));
            comparison = comparison.With(contender.Name, result);
        }

        return comparison;
    }

    private static object Facts(ModelComparison<object> comparison) => new
    {
        comparison.Metric,
        Models = comparison.Models.Select(model => new
        {
            model.Name,
            Value = Defined(model.Metric.Mean),
            StandardError = Defined(model.Metric.StandardError),
            Difference = Defined(model.Difference.Mean),
            DifferenceError = Defined(model.Difference.StandardError),
            Seconds = model.TrainingTime.TotalSeconds,
            model.Size.Bytes,
            model.Size.Numbers,
        }),
    };

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;

    private sealed class FoldProgress(Action<CrossValidationProgress> then) : IProgress<CrossValidationProgress>
    {
        public void Report(CrossValidationProgress value) => then(value);
    }
}
