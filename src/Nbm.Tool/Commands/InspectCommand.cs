using System.CommandLine;
using System.Globalization;
using Nbm.Persistence;
using Nbm.Tool.Terminal;
using Spectre.Console;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm inspect</c>: what a model file holds.</summary>
internal static class InspectCommand
{
    private const string None = "–";

    public static Command Create(ToolConsole console)
    {
        var path = new Argument<string>("model") { Description = "The model, a .nbm file." };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var command = new Command("inspect", "Show what a model takes and predicts, and its terms by importance.") { path, json };
        command.SetAction(parsed => Run(console, parsed.GetRequiredValue(path), parsed.GetValue(json)));
        return command;
    }

    private static int Run(ToolConsole console, string path, bool isJson)
    {
        ModelFacts facts = ModelFacts.Of(ModelFiles.Load(path), path);
        if (isJson)
        {
            JsonOutput.Write(console, facts);
            return ExitCode.Success;
        }

        WriteHead(console.Output, facts);
        WriteFeatures(console.Output, facts);
        WriteExperts(console.Output, facts.Experts);
        WriteAttributes(console.Output, facts.Flint);
        WriteTerms(console.Output, facts);
        WriteRedundant(console.Output, facts);
        WriteEdits(console.Output, facts);
        return ExitCode.Success;
    }

    private static void WriteHead(IAnsiConsole output, ModelFacts facts)
    {
        Table head = ToolConsole.Table(string.Empty, string.Empty).HideHeaders();
        Row(head, "model", facts.Model);
        Row(head, "family", facts.Family);
        Row(head, "target", $"{facts.Target}{(facts.Unit is null ? string.Empty : $" [{facts.Unit}]")}, {facts.Task}");
        if (facts.Classes.Length > 0)
        {
            Row(head, "classes", string.Join(", ", facts.Classes));
        }

        if (facts.Task == ModelTask.Binary)
        {
            Row(head, "predicts", $"the probability of {facts.Classes[^1]}");
            Row(head, "threshold", facts.Threshold?.ToString() ?? "0.5");
        }

        if (facts.Training is { } run)
        {
            Row(head, "training", run.ToString());
        }

        Row(head, "file", string.Create(CultureInfo.InvariantCulture, $"version {facts.FileVersion}, {facts.Bytes / 1024.0:0.#} KB"));
        Row(head, "schema", facts.SchemaHash);
        if (facts.Experts is { } experts)
        {
            Row(head, "experts",
                string.Create(CultureInfo.InvariantCulture,
                    $"{experts.Experts.Length} of {experts.Groups.Length} groups, confidence {experts.Confidence}"));
        }

        if (facts.Flint is { } flint)
        {
            Row(head, "interpreter",
                string.Create(CultureInfo.InvariantCulture,
                    $"{flint.Attributes.Length} attributes of {flint.AttributeInputs}, fidelity {flint.Fidelity:0.0000}, "
                        + $"{flint.Conciseness:0.00} a row, {flint.Leading} lead, {flint.Dead} dead"));
        }

        Row(head, "error bars", facts.HasStandardErrors ? "yes" : "none");
        output.Write(head);
        output.WriteLine();
    }

    private static void WriteFeatures(IAnsiConsole output, ModelFacts facts)
    {
        output.Write(WithoutEmpty(["feature", "column", "type", "unit", "holds"], [.. facts.Features.Select(feature =>
            new[] { feature.Name, feature.Column, feature.Type, feature.Unit ?? string.Empty, feature.Holds })]));
        output.WriteLine();
    }

    private static void WriteExperts(IAnsiConsole output, ExpertsFacts? facts)
    {
        if (facts is null)
        {
            return;
        }

        Table groups = ToolConsole.Table("group", "features", "read by");
        foreach (GroupFacts group in facts.Groups)
        {
            Row(groups, group.Name, string.Join(", ", group.Features),
                string.Join("; ", facts.Experts.Where(expert => expert.Groups.Contains(group.Name)).Select(expert => expert.Name)));
        }

        output.Write(groups);
        output.WriteLine();
    }

    private static void WriteAttributes(IAnsiConsole output, FlintFacts? facts)
    {
        if (facts is null)
        {
            return;
        }

        Table attributes = ToolConsole.Table("attribute", "active", "leads", "most relevant to");
        foreach (AttributeFacts own in facts.Attributes)
        {
            RelevanceFacts most = own.Relevances.MaxBy(relevance => relevance.Relevance)!;
            Row(attributes, own.Name, Number(own.ActiveShare, "0.000"), Number(own.LeadingShare, "0.000"),
                $"{most.Class} ({ScoreText.WithSign(most.Relevance)})");
        }

        output.Write(attributes);
        output.WriteLine();
    }

    private static void WriteTerms(IAnsiConsole output, ModelFacts facts)
    {
        if (facts.Terms.Length == 0)
        {
            return;
        }

        string subject = facts.Experts is not null ? "expert" : facts.Flint is not null ? "attribute" : "term";
        output.Write(WithoutEmpty([subject, "importance", "df", "± at most"], [.. facts.Terms.Select(term => new[]
        {
            term.Name, term.Selected ? ScoreText.Compact(term.Importance, 4) : "dropped", Number(term.DegreesOfFreedom, "0.0"),
            term.LargestStandardError is double error ? ScoreText.Compact(error, 3) : None,
        })]));
    }

    private static void WriteRedundant(IAnsiConsole output, ModelFacts facts)
    {
        TermConcurvity[] redundant = [.. facts.Concurvity.Where(own => own.Value >= TermConcurvity.Redundant
            || Math.Abs(own.Correlation) >= TermConcurvity.NearDuplicate)];
        if (redundant.Length == 0)
        {
            return;
        }

        Table table = ToolConsole.Table("others say", "of what this says", "most like", "correlation", "drop");
        foreach (TermConcurvity own in redundant)
        {
            double Importance(string? name) => facts.Terms.FirstOrDefault(term => term.Name == name)?.Importance ?? 0;
            bool isLess = Importance(own.Term) < Importance(own.Like) || Math.Abs(own.Correlation) < TermConcurvity.NearDuplicate;
            Row(table, string.Create(CultureInfo.InvariantCulture, $"{100 * own.Value:0} %"), own.Term, own.Like ?? None,
                Number(own.Correlation, "0.00"), isLess ? own.Term : None);
        }

        output.WriteLine();
        output.Write(table);
    }

    private static void WriteEdits(IAnsiConsole output, ModelFacts facts)
    {
        if (facts.Edits.IsEmpty)
        {
            return;
        }

        Table edits = ToolConsole.Table("edited", "by", "why", "what");
        foreach (ModelEdit edit in facts.Edits)
        {
            Row(edits, edit.Time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture), edit.Author, edit.Reason,
                string.Join("; ", edit.Changes));
            if (!edit.Metrics.IsEmpty)
            {
                Row(edits, string.Empty, string.Empty, string.Create(CultureInfo.InvariantCulture, $"on {edit.Rows} rows"),
                    string.Join("; ", edit.Metrics));
            }
        }

        output.WriteLine();
        output.Write(edits);
    }

    // Columns of which no line has anything are left out.
    private static Table WithoutEmpty(string[] heads, string[][] lines)
    {
        int[] kept = [
            .. Enumerable.Range(0, heads.Length).Where(column => column == 0 || lines.Any(line => line[column] is not ("" or None)))];
        Table table = ToolConsole.Table([.. kept.Select(column => heads[column])]);
        foreach (string[] line in lines)
        {
            Row(table, [.. kept.Select(column => line[column])]);
        }

        return table;
    }

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? None;

    private static void Row(Table table, params ReadOnlySpan<string> cells) => table.AddRow(cells.ToArray().Select(ToolConsole.Cell));
}
