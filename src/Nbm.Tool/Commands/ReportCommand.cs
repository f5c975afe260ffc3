using System.CommandLine;
using System.Globalization;
using Nbm.Persistence;
using Nbm.Reports;
using Nbm.Tool.Reading;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm report</c>: a model and rows of a CSV file as one HTML page.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string> _path = new("model") { Description = "The model, a .nbm file." };
    private readonly Option<string> _data = new("--data") { Description = "Rows that the model wasn't trained on, a CSV file.",
        Required = true, HelpName = "file" };
    private readonly Option<string?> _train = new("--train") { Description = "The rows that it was trained on, to hold its metrics on them "
        + "against those on the others.", HelpName = "file" };
    private readonly Option<string> _output = new("--output", "-o") { Description = "Where to.", DefaultValueFactory = _ => "report.html",
        HelpName = "file" };
    private readonly Option<string?> _title = Text("--title", "The heading.");
    private readonly Option<string?> _purpose = Text("--purpose", "What the model is for, and what it isn't.");
    private readonly Option<string?> _owner = Text("--owner", "Who answers for it.");
    private readonly Option<string?> _period = Text("--period", "For what time it is meant.");
    private readonly Option<string?> _notes = Text("--notes", "What readers must know beside that.");
    private readonly Option<string?> _favourable = new("--favourable") { Description = "The class that people want; by default the "
        + "positive "
        + "one of two. Rows of others are called denied.", HelpName = "class" };
    private readonly Option<string[]> _fixed = new("--fixed") { Description = "Features that nobody can change, with commas between.",
        HelpName = "features" };
    private readonly Option<string[]> _group = new("--group") { Description = "Columns of the data by which groups are compared, with "
        + "commas "
        + "between.", HelpName = "columns" };
    private readonly Option<string?> _id = new("--id") { Description = "The column of the data that says what a row is known by.",
        HelpName = "column" };
    private readonly Option<string?> _hash = new("--hash-ids") { Description = "Hash ids by this key (HMAC-SHA-256, 12 digits).",
        HelpName = "key" };
    private readonly Option<int> _rows = new("--rows") { Description = "How many rows the page embeds to be looked at; 0: none.",
        DefaultValueFactory = _ => new ReportOptions().Rows, HelpName = "count" };
    private readonly Option<string?> _segment = new("--segment") { Description = "Of experts: the category by which rows are shown in "
        + "segments.", HelpName = "feature" };
    private readonly CsvArguments _written = new();

    public static Command Create(ToolConsole console)
    {
        var own = new ReportCommand();
        var command = new Command("report", "Write a report of a model, for those who answer for it: how good it is, what drives it, how "
            + "it "
            + "decides and treats groups, its shapes, and rows to look at one by one.")
        {
            own._path, own._data, own._train, own._output, own._title, own._purpose, own._owner, own._period, own._notes, own._favourable,
            own._fixed, own._group, own._id, own._hash, own._rows, own._segment,
        };
        own._written.AddTo(command);
        command.SetAction(parsed => own.Run(parsed, console));
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description, HelpName = "text" };

    private int Run(ParseResult parsed, ToolConsole console)
    {
        CsvOptions csv = _written.Of(parsed);
        string path = parsed.GetRequiredValue(_path), file = parsed.GetRequiredValue(_data), output = parsed.GetRequiredValue(_output);
        string? train = parsed.GetValue(_train), id = parsed.GetValue(_id);
        int shown = parsed.GetValue(_rows);
        if (shown < 0)
        {
            throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"--rows is {shown}; expected: 0 or more."));
        }

        if (parsed.GetValue(_hash) is not null && id is null)
        {
            throw new ToolException("--hash-ids has no ids to hash; say with --id which column they are in.");
        }

        ModelFiles.CheckOutput(output, train is null ? [path, file] : [path, file, train]);
        TrainedModel model = ModelFiles.Load(path);
        string[] groups = Names(parsed.GetValue(_group));
        (ReportRows rows, string[][] beside) = ModelRows.Read(model, file, csv, id is null ? groups : [.. groups, id]);
        rows = rows with
        {
            Groups = [.. groups.Select((name, g) => (name, beside[g].Select(text => ReportFairness.NameOf(text)).ToArray()))],
            Ids = id is null ? null : beside[^1], Declared = Declared(model, Names(parsed.GetValue(_fixed))),
            Training = train is null ? null : Training(model, train, csv),
        };
        var options = new ReportOptions
        {
            Title = parsed.GetValue(_title), Purpose = parsed.GetValue(_purpose), Owner = parsed.GetValue(_owner),
            Period = parsed.GetValue(_period), Notes = parsed.GetValue(_notes), Data = Path.GetFileName(file), Rows = shown,
            Favourable = parsed.GetValue(_favourable), IdKey = parsed.GetValue(_hash), Segment = parsed.GetValue(_segment),
        };
        WholeFile.WriteText(output, Page(model, rows, options, path));
        if (rows.Metrics is not null)
        {
            console.Text.WriteLine(rows.Metrics);
        }

        return ExitCode.Success;
    }

    private static string[] Names(string[]? texts) => [.. (texts ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries
        | StringSplitOptions.RemoveEmptyEntries))];

    // What the record would declare of changes; null where nothing is said.
    private static ModelSchema? Declared(TrainedModel model, string[] never)
    {
        string? unknown = never.FirstOrDefault(name => model.Schema.Features.All(feature => feature.Name != name));
        return unknown is not null ? throw new ToolException($"--fixed says '{Cited.Text(unknown)}', which is no feature of the model; "
                + $"it has {string.Join(", ", model.Schema.Features.Select(feature => feature.Name))}.")
            : never.Length == 0 ? null : model.Schema with
            {
                Features = [.. model.Schema.Features.Select(feature => never.Contains(feature.Name)
                    ? feature with { Actions = new FeatureActions { IsImmutable = true } } : feature)],
            };
    }

    private static (object, int) Training(TrainedModel model, string file, CsvOptions csv)
    {
        ReportRows rows = ModelRows.Read(model, file, csv);
        return rows.Metrics is { } metrics ? (metrics, rows.Count)
            : throw new ToolException($"No row of {file} has a target: nothing can be said of training. Leave --train out.");
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
            throw new ToolException(e.Message.Replace($"{nameof(ReportOptions)}.{nameof(ReportOptions.Segment)}", "--segment")
                .Replace($"{nameof(ReportOptions)}.{nameof(ReportOptions.Favourable)}", "--favourable"), e);
        }
    }
}
