using System.CommandLine;
using Nbm.Tool.Terminal;

namespace Nbm.Tool.Commands;

/// <summary><c>nbm export</c>: a model in another form.</summary>
internal static class ExportCommand
{
    // Every form of a package that this tool references has a line here.
    private static readonly Dictionary<string, Func<ExportedLevels, ModelExport>> s_forms = new(StringComparer.Ordinal)
    {
        ["json"] = _ => new JsonExport(),
        ["csharp"] = levels => new CSharpExport { Levels = levels },
        ["onnx"] = levels => new OnnxExport { Levels = levels },
        ["postgresql"] = levels => new SqlExport(SqlDialect.PostgreSql) { Levels = levels },
        ["sqlite"] = levels => new SqlExport(SqlDialect.Sqlite) { Levels = levels },
        ["duckdb"] = levels => new SqlExport(SqlDialect.DuckDb) { Levels = levels },
        ["tsql"] = levels => new SqlExport(SqlDialect.TSql) { Levels = levels },
        ["spark"] = levels => new SqlExport(SqlDialect.Spark) { Levels = levels },
        ["ansi"] = levels => new SqlExport(SqlDialect.Ansi) { Levels = levels },
    };

    public static Command Create(ToolConsole console)
    {
        var path = new Argument<string>("model") { Description = "The model, a .nbm file." };
        var to = new Option<string>("--to") { Description = $"What to write: {string.Join(", ", s_forms.Keys)}.", Required = true,
            HelpName = "form" };
        to.CompletionSources.Add([.. s_forms.Keys]);
        to.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: string form }, ..] && Refusal(form) is { } refusal)
            {
                result.AddError(refusal);
            }
        });
        var levels = new Option<ExportedLevels>("--levels") { Description =
            "What the other system holds for members of enums: texts of the data, names or numbers.", HelpName = "Texts|Names|Numbers" };
        var output = new Option<string?>("--output", "-o") { Description = "Where to; otherwise texts go to the output.",
            HelpName = "file" };
        var command = new Command("export", "Write a model in another form, which scores as the model does.") { path, to, levels, output };
        command.SetAction(parsed =>
        {
            TrainedModel model = ModelFiles.Load(parsed.GetRequiredValue(path));
            ModelExport form = s_forms[parsed.GetRequiredValue(to)](parsed.GetValue(levels));
            if (parsed.GetValue(output) is { } file)
            {
                ModelFiles.CheckOutput(file, parsed.GetRequiredValue(path));
                model.Export(file, form);
                return ExitCode.Success;
            }

            if (form is OnnxExport)
            {
                throw new ToolException("ONNX is no text: name the file to write with --output.");
            }

            using var stream = new MemoryStream();
            model.Export(stream, form);
            console.Document.Write(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
            return ExitCode.Success;
        });
        return command;
    }

    private static string? Refusal(string form)
    {
        if (s_forms.ContainsKey(form))
        {
            return null;
        }

        string dialects = string.Join(", ", s_forms.Keys.Where(key => s_forms[key](default) is SqlExport));
        string? near = Names.Nearest(form, s_forms.Keys);
        return string.Equals(form, "sql", StringComparison.OrdinalIgnoreCase)
            ? $"SQL has dialects; which one? Add --to with one of {dialects}."
            : $"'{Cited.Text(form)}' is no form of an export{(near is null ? string.Empty : $"; did you mean {near}?")} Add --to with one "
                + $"of {string.Join(", ", s_forms.Keys)}.";
    }
}
