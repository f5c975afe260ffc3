using System.CommandLine;
using System.Globalization;
using Nbm.Generated;
using Nbm.Tool.Comparison;
using Nbm.Tool.Reading;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Plans;
using Nbm.Tool.Scaffolding.Sources;
using Nbm.Tool.Terminal;
using Spectre.Console;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm check</c>: what should be looked at in a CSV file before a model of it is trusted.</summary>
internal static class CheckCommand
{
    private const string None = "–";

    public static Command Create(ToolConsole console)
    {
        var file = new FileOptions();
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("check",
            "Look at a CSV file before a model is trained: leaks, copies, identifiers, repeated rows, rare classes.")
        {
            file.Data, file.Target, file.Event, file.Task, json,
        };
        var written = new CsvArguments();
        written.AddTo(command);
        command.SetAction(parsed =>
        {
            CsvOptions options = written.Of(parsed);
            string csv = parsed.GetRequiredValue(file.Data);
            ModelFiles.CheckReadAgain(csv, "its columns are looked at before its rows are read");
            ColumnFacts[] columns = LongWork.Of(console, Path.GetFileName(csv), report => CsvScan.Read(csv, options, report));
            RecordPlan plan = RecordPlan.Of(csv, columns, parsed.GetRequiredValue(file.Target), parsed.GetValue(file.Event), parsed.GetValue(file.Task),
                null) with { Options = options };
            ModelSchema schema = FileSchema.Of(plan);
            RowsReport report = RowsChecker.Check(new FileEncoder(schema), FileRows.Read(schema, plan.Csv, plan.Options));
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(console, Facts(report, plan));
            }
            else
            {
                Write(console, report, plan);
            }

            return report.Notices.IsEmpty ? ExitCode.Success : ExitCode.Differs;
        });
        return command;
    }

    private static void Write(ToolConsole console, RowsReport report, RecordPlan plan)
    {
        console.Text.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{report.Rows:#,0} rows; {report.Left:#,0} more without target, {report.Repeated:#,0} repeat another one, "
                + $"{report.Contradicting:#,0} contradict one"));
        console.Text.WriteLine(report.Target.ToString());
        Table table = ToolConsole.Table("feature", "missing", "values", "rare levels", "alone", "missing alone");
        foreach (FeatureCheck feature in report.Features)
        {
            string rare = feature.RareLevels == 0 ? None
                : string.Create(CultureInfo.InvariantCulture, $"{feature.RareLevels:#,0} of {feature.RareRows:#,0} rows");
            table.AddRow(Markup.Escape(feature.Name), Count(feature.Missing), Count(feature.Distinct), rare, Told(feature.Alone),
                Told(feature.MissingAlone));
        }

        console.Output.Write(table);
        foreach ((string column, string[] notes) in Notes(plan))
        {
            console.Text.WriteLine($"{column}: {string.Join(" ", notes)}");
        }

        foreach (TrainingNotice notice in report.Notices)
        {
            console.Text.WriteLine($"{notice.Kind}: {notice.Message}");
        }
    }

    // What scaffolding leaves out, and what it found doubtful.
    private static IEnumerable<(string Column, string[] Notes)> Notes(RecordPlan plan) =>
        from property in plan.Properties
        let left = property.Role == Role.Ignored ? $"left out: it {property.Reason}." : null
        where left is not null || property.Notes.Length > 0
        select (property.Column.Name, (string[])[.. new[] { left }.OfType<string>(), .. property.Notes]);

    private static string Count(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    // A share below 0 is chance.
    private static string Told(double told) =>
        double.IsNaN(told) ? None : Math.Max(0, told).ToString("0.000", CultureInfo.InvariantCulture);

    private static object Facts(RowsReport report, RecordPlan plan) => new
    {
        report.Rows,
        Left = report.Left,
        report.Repeated,
        report.Contradicting,
        Target = new
        {
            report.Target.Name,
            report.Target.Classes,
            Least = Defined(report.Target.Least),
            Median = Defined(report.Target.Median),
            Most = Defined(report.Target.Most),
        },
        Features = report.Features.Select(feature => new
        {
            feature.Name,
            feature.Missing,
            feature.Distinct,
            feature.Mode,
            feature.RareLevels,
            feature.RareRows,
            Alone = Defined(feature.Alone),
            MissingAlone = Defined(feature.MissingAlone),
        }),
        Columns = Notes(plan).Select(own => new { Name = own.Column, own.Notes }),
        Notices = report.Notices.Select(notice => new { notice.Kind, Feature = notice.Term, notice.Message, notice.Values }),
    };

    private static double? Defined(double value) => double.IsFinite(value) ? value : null;
}
