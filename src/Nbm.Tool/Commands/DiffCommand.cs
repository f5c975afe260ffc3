using System.CommandLine;
using Nbm.Persistence;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm diff</c>: what changed from one model to another.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolConsole console)
    {
        var before = new Argument<string>("before") { Description = "The earlier model, a .nbm file." };
        var after = new Argument<string>("after") { Description = "The later model." };
        var html = new Option<string?>("--html") { Description = "Write a page with both curves of every term that moved.",
            HelpName = "file" };
        var svg = new Option<string?>("--svg") { Description = "Write the same curves as one picture.", HelpName = "file" };
        var json = new Option<bool>("--json") { Description = "Write JSON." };
        var exitCode = new Option<bool>("--exit-code") { Description = "End with 1 if anything changed." };
        var command = new Command("diff", "Show which curves moved between two models, and by how much.") { before, after, html, svg,
            json, exitCode };
        command.SetAction(parsed =>
        {
            foreach (string file in new[] { parsed.GetValue(html), parsed.GetValue(svg) }.OfType<string>())
            {
                ModelFiles.CheckOutput(file, parsed.GetRequiredValue(before), parsed.GetRequiredValue(after));
            }

            ModelDiff diff = ModelDiff.Between(ModelFiles.LoadTables(parsed.GetRequiredValue(before), "nbm diff"),
                ModelFiles.LoadTables(parsed.GetRequiredValue(after), "nbm diff"));
            Write(parsed.GetValue(html), () => diff.ToHtml());
            Write(parsed.GetValue(svg), diff.ToSvg);
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(console, Facts(diff));
            }
            else
            {
                console.Text.WriteLine(diff.ToString());
            }

            return parsed.GetValue(exitCode) && !diff.IsEmpty ? ExitCode.Differs : ExitCode.Success;
        });
        return command;
    }

    private static void Write(string? path, Func<string> text)
    {
        if (path is not null)
        {
            WholeFile.WriteText(path, text());
        }
    }

    private static object Facts(ModelDiff diff) => new
    {
        diff.IsEmpty,
        diff.AreComparable,
        diff.Changes,
        Terms = diff.Terms.Select(term => new
        {
            term.Name, term.Kind, term.MeanChange, term.LargestChange, term.At, term.Class,
            term.ImportanceBefore, term.ImportanceAfter, term.DegreesOfFreedomBefore, term.DegreesOfFreedomAfter,
        }),
    };
}
