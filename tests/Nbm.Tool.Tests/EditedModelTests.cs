using Nbm.Tool.Tests.Support;

namespace Nbm.Tool.Tests;

/// <summary>What the tool shows of a model that was edited by hand.</summary>
public sealed class EditedModelTests(BookingFixture bookings) : IClassFixture<BookingFixture>
{
    [Fact]
    public void Inspect_and_diff_say_who_edited_what_and_why()
    {
        string csv = bookings.File("edited.csv"), before = bookings.File("before.nbm"), after = bookings.File("after.nbm");
        File.WriteAllLines(csv, Note.Lines(150));
        Note[] rows = NoteCsv.Read(csv);
        NoteModel model = NoteModel.Train(rows, TrainingOptions.Fast);
        model.Save(before);
        string term = model.Trained.Parts[0].Name;
        AdditiveModel edited = model.Additive.Edit(e => e.Number(term).Scale(0.5), "R. Roe", "Too steep\u001b[31m.", new FixedTime());
        edited.Save(after);

        string shown = ToolRun.Good("inspect", after).Output;
        shown.ShouldContain("2026-02-03");
        shown.ShouldContain("R. Roe");
        shown.ShouldNotContain("\u001b[31m");
        System.Text.Json.JsonDocument.Parse(ToolRun.Good("inspect", after, "--json").Output).RootElement.GetProperty("edits")[0]
            .GetProperty("author").GetString().ShouldBe("R. Roe");
        ToolRun.Good("inspect", before).Output.ShouldNotContain("R. Roe");
        ToolRun.Good("diff", before, after).Output.ShouldContain(
            $"model: edit 2026-02-03 04:05Z, R. Roe: Too steep\\u001B[31m.: {term} scaled, everywhere by 0.5: ");
    }

    [Fact]
    public void Inspect_names_what_others_say_too_and_which_to_drop()
    {
        Booking[] rows = BookingCsv.Read(bookings.Csv);
        AdditiveModel model = BookingModel.Train(rows, TrainingOptions.Fast).Additive;
        string[] names = [.. model.Importances.Where(term => model.Schema.Features.Any(own => own.Name == term.Name)).Take(2)
            .Select(term => term.Name)]; // The more important one first.
        string document;
        using (var stream = new MemoryStream())
        {
            model.Export(stream, new JsonExport());
            document = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        }

        string told = $$"""
            [{"term":"{{names[0]}}","value":0.97,"like":"{{names[1]}}","correlation":-0.96},
             {"term":"{{names[1]}}","value":0.98,"like":"{{names[0]}}","correlation":-0.96}]
            """;
        int begin = document.IndexOf("\"concurvity\":", StringComparison.Ordinal) + 13, end = document.IndexOf(']', begin) + 1;
        using var changed = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document[..begin] + told + document[end..]));
        string path = bookings.File("alike.nbm"), plain = bookings.File("plain.nbm");
        AdditiveModel.LoadJson(changed).Save(path);
        model.Save(plain);

        string[] lines = [.. ToolRun.Good("inspect", path).Output.Split('\n')
            .Where(line => line.Contains(" -0.96 ", StringComparison.Ordinal))];
        lines.Length.ShouldBe(2);
        lines[0].ShouldContain("97 %");
        lines[1].Split(' ', StringSplitOptions.TrimEntries).Count(cell => cell == names[1]).ShouldBe(2, "the one that is less important is to go");
        ToolRun.Good("inspect", plain).Output.ShouldNotContain("others say");
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
