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

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
