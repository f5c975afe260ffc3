using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Nbm.Generated;
using Nbm.Tool.Terminal;
using Nbm.Tool.Tests.Support;
using Spectre.Console;

namespace Nbm.Tool.Tests;

/// <summary>Names, levels and cells that hold escape sequences, or turn the direction of what follows, are shown and not obeyed.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Payload = "\u001b]0;owned\a\u001b[31m\u009b2J\r\u202Eevil\u2066\u2028\u0000\ud800\n\u200Eend";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_model_says_of_itself_is_visible()
    {
        string path = _folder.File("m.nbm");
        Model(Payload).Save(path);
        foreach (string[] args in new[] { new[] { "inspect", path }, ["inspect", path, "--json"] })
        {
            string output = ToolRun.Good(args).Output;
            IsVisible(output);
            output.ShouldContain("\\u001B]0;owned", Case.Insensitive);
            output.ShouldContain("\\u202Eevil", Case.Insensitive);
        }

        JsonElement text = JsonDocument.Parse(ToolRun.Good("inspect", path, "--json").Output).RootElement.GetProperty("features")[0];
        text.GetProperty("column").GetString().ShouldBe("Column" + Payload.Replace('\ud800', '\ufffd'));
    }

    [Fact]
    public void A_table_has_a_line_for_each_feature_whatever_it_is_called()
    {
        string plain = _folder.File("p.nbm"), hostile = _folder.File("m.nbm");
        Model(string.Empty).Save(plain);
        Model("\r\nx\ny").Save(hostile);

        ToolRun.Good("inspect", hostile).Output.Count(c => c == '\n').ShouldBe(ToolRun.Good("inspect", plain).Output.Count(c => c == '\n'));
    }

    [Fact]
    public void A_diff_is_visible()
    {
        string before = _folder.File("a.nbm"), after = _folder.File("b.nbm");
        Model(string.Empty).Save(before);
        Model(Payload, 3).Save(after);

        string output = ToolRun.Good("diff", before, after).Output;
        IsVisible(output);
        output.ShouldContain("\\u001B]0;owned");
        IsVisible(ToolRun.Good("diff", before, after, "--json").Output);
    }

    [Fact]
    public void Errors_are_visible()
    {
        string path = _folder.File("m.nbm"),
            cell = Payload.Replace("\0", string.Empty, StringComparison.Ordinal).Replace("\ud800", string.Empty, StringComparison.Ordinal);
        Model(string.Empty).Save(path);
        foreach (ToolRun run in new[]
        {
            ToolRun.Of("report", path, "--data", _folder.Write("cells.csv", "Column,Size column,Y", $"a,\"{cell}\",1"), "-o",
                _folder.File("r.html")),
            ToolRun.Of("report", path, "--data", _folder.Write("heads.csv", $"\"{cell}\",b", "1,2"), "-o", _folder.File("r.html")),
            ToolRun.Of("scaffold", _folder.Write("d.csv", $"\"{cell}\",b", "1,2", "3,4"), "--target", "none"),
            ToolRun.Of("inspect", $"no {cell}"), ToolRun.Of("inspect", path, $"--no{cell}"), ToolRun.Of("export", path, "--to", cell),
        })
        {
            run.ExitCode.ShouldBe(2);
            run.Error.ShouldNotBeEmpty();
            IsVisible(run.Error);
            IsVisible(run.Output);
        }
    }

    [Fact]
    public void Notes_of_a_scaffold_are_visible()
    {
        string csv = _folder.Write("d.csv", "\"a\u001b[31m\u202E\",b", "1,2", "3,5", "4,1");

        ToolRun run = ToolRun.Good("scaffold", csv, "--target", "b", "-o", _folder.File("p"));

        IsVisible(run.Output);
        run.Output.ShouldContain("a\\u001B[31m\\u202E");
    }

    // What another program reads must be what the library writes.
    [Fact]
    public void A_document_that_is_redirected_is_exact()
    {
        string path = _folder.File("m.nbm"), file = _folder.File("m.json");
        Model("\u202E\u200F").Save(path);
        ToolRun.Good("export", path, "--to", "postgresql", "-o", file);

        string output = ToolRun.Good("export", path, "--to", "postgresql").Output;
        output.ShouldBe(File.ReadAllText(file));
        output.ShouldContain("\u202E\u200F");
    }

    [Fact]
    public void A_terminal_gets_the_table_s_own_escape_sequences_alone()
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(text), Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard, Interactive = InteractionSupport.No });
        console.Pipeline.Attach(new VisibleHook());

        console.Write(new Text("red\u001b[2Jred\u202E", new Style(Color.Red)));

        text.ToString().ShouldContain("\u001b[");
        text.ToString().ShouldContain("red\\u001B[2Jred\\u202E");
    }

    [Fact]
    public void A_text_is_the_same_written_whole_or_piece_by_piece()
    {
        string text = "a𝕏\r\nb\tc\ud800d\udc00" + Payload + "é日\ud83d";
        string Written(Action<VisibleWriter> write)
        {
            using var inner = new StringWriter();
            var writer = new VisibleWriter(inner);
            write(writer);
            writer.Flush();
            return inner.ToString();
        }

        string whole = Written(writer => writer.Write(text));
        whole.ShouldStartWith(
            "a𝕏\r\nb\tc\\uD800d\\uDC00\\u001B]0;owned\\u0007\\u001B[31m\\u009B2J\\u000D\\u202Eevil\\u2066\\u2028\\u0000\\uD800\n\\u200Eend");
        whole.ShouldEndWith("é日\\uD83D");
        IsVisible(whole);
        for (int size = 1; size < 7; size++)
        {
            int length = size;
            Written(writer =>
            {
                for (int i = 0; i < text.Length; i += length)
                {
                    writer.Write(text.AsSpan(i, Math.Min(length, text.Length - i)));
                }
            }).Replace("\\u000D\n", "\r\n", StringComparison.Ordinal)
            .ShouldBe(whole.Replace("\\u000D\n", "\r\n", StringComparison.Ordinal));
        }
    }

    private static void IsVisible(string output)
    {
        char[] hidden = [.. output.Where(c => c != '\n' && c != '\t' && c != '\r'
            && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)];
        hidden.ShouldBeEmpty();
        output.Replace("\r\n", "\n", StringComparison.Ordinal).ShouldNotContain("\r");
    }

    private static AdditiveModel Model(string payload, float score = 1)
    {
        var schema = new ModelSchema
        {
            Name = "Odd",
            Features =
            [
                new() { Name = "Text", Column = "Column" + payload, Kind = FeatureKind.OpenCategory, ClrType = "string",
                    Unit = "unit" + payload, Description = payload },
                new() { Name = "Size", Column = "Size column", Kind = FeatureKind.Numeric, ClrType = "double", Unit = payload },
            ],
            Interactions = [],
            Target = new() { Name = "Y", Column = "Y", Task = ModelTask.Regression, ClrType = "double", Unit = payload },
        };
        ImmutableArray<Axis> axes = [new(0, [], 2, false, true), new(1, [1, 2], 0, false, false)];
        return new AdditiveModel(
            schema, [], [0.5], axes, [new("Text", axes, [0], [[score, 2, 0]], [1]), new("Size", axes, [1], [[1, 2]], [1])],
            new Vocabularies([["level" + payload, "other"], null]), TrainingHistory.Empty)
        {
            TrainingRun = new() { Seed = 1, Rows = 7, Version = payload,
                Options = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, [KeyValuePair.Create("O" + payload, payload)]) },
        };
    }
}
