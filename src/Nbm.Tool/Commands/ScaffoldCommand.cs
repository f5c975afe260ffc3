using System.CommandLine;
using System.Globalization;
using Nbm.Tool.Reading;
using Nbm.Tool.Scaffolding;
using Nbm.Tool.Scaffolding.Columns;
using Nbm.Tool.Scaffolding.Plans;
using Nbm.Tool.Scaffolding.Sources;
using Nbm.Tool.Terminal;
using Spectre.Console;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm scaffold</c>: a project that trains a first model on a CSV file.</summary>
internal static class ScaffoldCommand
{
    public static Command Create(ToolConsole console)
    {
        var data = new Argument<string>("data") { Description = "The data, a CSV file with a header." };
        var target = new Option<string>("--target", "-t") { Description = "The column to predict.", Required = true, HelpName = "column" };
        var happened = new Option<string?>(
            "--event") { Description = "The column that says which durations ended in the event, for --task Cox.", HelpName = "column" };
        var output = new Option<string?>("--output", "-o") { Description = "The folder of the project; by default named as the file.",
            HelpName = "folder" };
        var task = new Option<ModelTask>(
            "--task") { Description = "What is predicted, where the target doesn't say it: Poisson, Gamma, Quantile, …" };
        var name = new Option<string?>("--name") { Description = "The name of the record; by default the file's." };
        var force = new Option<bool>("--force") { Description = "Replace files that are there." };
        var json = new Option<bool>("--json") { Description = "Write what was found as JSON." };
        var sources = new Option<string?>("--project-reference") { Hidden = true,
            Description = "The folder of Nbm's projects, to reference in place of the package." };
        var command = new Command("scaffold", "Write a project that trains a first model on a CSV file.") { data, target, happened, output,
            task, name, force, json, sources };
        var written = new CsvArguments();
        written.AddTo(command);
        command.SetAction(parsed =>
        {
            CsvOptions options = written.Of(parsed);
            string csv = parsed.GetRequiredValue(data);
            ModelFiles.CheckReadAgain(csv, "the project that is written reads it each time that it runs");
            ColumnFacts[] columns = LongWork.Of(console, Path.GetFileName(csv), report => CsvScan.Read(csv, options, report));
            RecordPlan plan = RecordPlan.Of(csv, columns, parsed.GetRequiredValue(target), parsed.GetValue(happened), parsed.GetValue(task),
                parsed.GetValue(name));
            plan = plan with { Options = options };
            string folder = Path.GetFullPath(parsed.GetValue(output) ?? Scaffold.FolderFor(plan));
            SurroundingProject.Refuse(folder, $"{plan.Namespace}.csproj");
            Scaffold.Write(Scaffold.Files(plan, folder, parsed.GetValue(sources)), folder, parsed.GetValue(force));
            Show(console, plan, folder, parsed.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(ToolConsole console, RecordPlan plan, string folder, bool isJson)
    {
        if (isJson)
        {
            JsonOutput.Write(console, new
            {
                Folder = folder,
                Record = plan.Name,
                plan.Properties[0].Column.Rows,
                Columns = plan.Properties.Select(p => new
                {
                    p.Column.Name, Property = p.Name, p.Role, p.Type, p.IsNullable, p.Column.Missing, p.Specials,
                    Levels = p.Levels?.Levels.Select(level => level.Text) ?? [], IsOrdinal = p.Levels?.IsOrdinal ?? false,
                    p.Reason, p.Notes,
                }),
            });
            return;
        }

        Table table = ToolConsole.Table("column", "is", "note");
        foreach (Property property in plan.Properties)
        {
            table.AddRow(ToolConsole.Cell(Cited.Text(property.Column.Name)),
                ToolConsole.Cell(property.Type + (property.IsNullable ? "?" : string.Empty)), ToolConsole.Cell(Note(property)));
        }

        console.Output.Write(table);
        foreach (Property property in plan.Properties.Where(property => property.Notes.Length > 0))
        {
            console.Text.WriteLine($"\n{SourceText.Cite(property.Column.Name)}: {string.Join(' ', property.Notes)}");
        }

        console.Text.WriteLine($"\nWrote {plan.Name}.cs, Program.cs and {plan.Namespace}.csproj. Next:\n\n  cd "
            + $"{ShellText.Of(Path.GetRelativePath(Environment.CurrentDirectory, folder))}\n  dotnet run -c Release");
    }

    private static string Note(Property property)
    {
        string? role = property.Role switch
        {
            Role.Feature => property.Levels is { IsOrdinal: true } ? "in order" : null,
            Role.Ignored => $"left out: it {property.Reason}",
            Role other => other.ToString().ToLowerInvariant(),
        };
        string? specials = property.Specials.Length > 0
            ? $"special: {string.Join(", ", property.Specials.Select(special => special.ToString(CultureInfo.InvariantCulture)))}" : null;
        return string.Join("; ", new[] { role, specials }.OfType<string>());
    }
}
