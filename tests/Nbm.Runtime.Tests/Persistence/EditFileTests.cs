using Nbm.Testing;
using Nbm.Tests.Models.Edits;

namespace Nbm.Tests.Persistence;

/// <summary>Edits in files: kept, taken back to the byte, and passed over by whoever doesn't know them.</summary>
public sealed class EditFileTests
{
    private static readonly AdditiveModel s_model = EditedLoans.Risk.Additive;

    private static readonly AdditiveModel[] s_chain =
    [
        s_model,
        s_model.Edit(e => e.Number("Income", "Low").Flatten(100.5, 1000, 0.25)), // Its axis is its own: it gets knots.
        s_model.Edit(e => e.Number("Income", "Low").Flatten(100.5, 1000, 0.25)).Edit(e =>
        {
            e.Category("Job").Unseen = -1;
            e.Interaction("YearsXIncome").Remove();
            e.Number("Income", "High").Clamp(-0.2, 0.2);
        }),
    ];

    [Fact]
    public void An_edit_survives_its_file()
    {
        byte[] file = ModelFileTests.Bytes(s_chain[2]);
        AdditiveModel loaded = Load(file);
        ModelFileTests.Bytes(loaded).ShouldBe(file);
        loaded.Edits.Select(edit => edit.ToString()).ShouldBe(s_chain[2].Edits.Select(edit => edit.ToString()));
        loaded.Edits.SelectMany(edit => edit.Changes).ShouldBe(s_chain[2].Edits.SelectMany(edit => edit.Changes));
        FileParts.Of(file).Own.Where(part => part.Name is "edits" or "training mass").ShouldAllBe(part => !part.Required);
    }

    [Fact]
    public void Each_edit_is_taken_back_to_the_byte()
    {
        AdditiveModel loaded = Load(ModelFileTests.Bytes(s_chain[2]));
        ModelFileTests.Bytes(loaded.UndoEdit()).ShouldBe(ModelFileTests.Bytes(s_chain[1]));
        ModelFileTests.Bytes(loaded.UndoEdit().UndoEdit()).ShouldBe(ModelFileTests.Bytes(s_model));
        Should.Throw<InvalidOperationException>(() => s_model.UndoEdit()).Message.ShouldContain("no edit");
    }

    [Fact]
    public void An_axis_that_interactions_share_stays_theirs()
    {
        AdditiveModel shared = Bounded.Model;
        AdditiveModel edited = shared.Edit(e => e.Number("Hour").Shift(0.3, from: 0.5));
        edited.Terms[2].Tables[0].ShouldBe(shared.Terms[2].Tables[0]);
        edited.Axes.Length.ShouldBe(3);
        ModelFileTests.Bytes(Load(ModelFileTests.Bytes(edited)).UndoEdit()).ShouldBe(ModelFileTests.Bytes(shared));
    }

    [Fact]
    public void JSON_keeps_edits_and_takes_them_back()
    {
        using var stream = new MemoryStream();
        s_chain[2].Export(stream, new JsonExport());
        stream.Position = 0;
        AdditiveModel again = AdditiveModel.LoadJson(stream);
        ModelFileTests.Bytes(again).ShouldBe(ModelFileTests.Bytes(s_chain[2]));
        ModelFileTests.Bytes(again.UndoEdit()).ShouldBe(ModelFileTests.Bytes(s_chain[1]));
    }

    [Fact]
    public void A_reader_that_knows_no_edits_predicts_the_same()
    {
        FileParts parts = FileParts.Of(ModelFileTests.Bytes(s_chain[2]));
        parts.Own.RemoveAll(part => part.Name is "edits" or "training mass");
        AdditiveModel plain = Load(parts.ToFile());
        plain.Edits.ShouldBeEmpty();
        new LoanRisk(plain).Predict(EditedLoans.Rows).Select(own => own.Scores)
            .ShouldBe(new LoanRisk(s_chain[2]).Predict(EditedLoans.Rows).Select(own => own.Scores));
    }

    [Fact]
    public void A_threshold_stays_beside_edits_and_when_they_are_taken_back()
    {
        AdditiveModel edited = EditedLoans.Repaid.Additive.Edit(e => e.Number("Years").Flatten(3, 9, 0));
        Load(ModelFileTests.Bytes(edited)).Threshold.ShouldBe(EditedLoans.Repaid.Additive.Threshold);
        edited.WithThreshold(null).UndoEdit().Threshold.ShouldBeNull();
        ModelFileTests.Bytes(edited.UndoEdit()).ShouldBe(ModelFileTests.Bytes(EditedLoans.Repaid.Additive));
    }

    [Fact]
    public void Recalibrated_scores_keep_the_log_and_can_not_go_back()
    {
        AdditiveModel model = EditedLoans.Repaid.Additive.WithThreshold(null);
        AdditiveModel edited = model.Edit(e => e.Number("Years").Flatten(3, 9, 0)).WithBaseRate(0.5, 0.2);
        edited.Edits.ShouldHaveSingleItem().CanUndo.ShouldBeFalse();
        Should.Throw<InvalidOperationException>(() => Load(ModelFileTests.Bytes(edited)).UndoEdit()).Message.ShouldContain("recalibrated");
        edited.Edit(e => e.Number("Years").Scale(0.5)).UndoEdit().Edits.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_log_that_does_not_fit_the_model_is_refused_where_it_is_taken_back()
    {
        FileParts small = FileParts.Of(ModelFileTests.Bytes(Bounded.Model));
        small.Own.Add(FileParts.Of(ModelFileTests.Bytes(EditedLoans.Amount.Additive.Edit(e => e.Number("Income").Flatten(1, 2, 0)))).Own
            .Single(part => part.Name == "edits"));
        Should.Throw<NbmFormatException>(() => Load(small.ToFile()).UndoEdit()).Message
            .ShouldContain("The log of edits doesn't fit the model");
    }

    [Fact]
    public void Exports_keep_the_log_as_comments_that_no_text_ends()
    {
        AdditiveModel edited = EditedLoans.Amount.Additive.Edit(
            e => e.Number("Years").Flatten(3, 9, 0), "R.\nRoe", "why\r\u2028DROP TABLE loans; */ </auto-generated>", EditedLoans.Clock);
        string sql = new SqlExport(SqlDialect.Sqlite) { Keys = [] }.CreateView(edited), code = new CSharpExport().Source(edited);

        string[] lines = sql.Split('\n');
        lines[0].ShouldBe(@"-- edited 2026-02-03 04:05Z, R.\u000ARoe: why\u000D\u2028DROP TABLE loans; */ </auto-generated>");
        lines[1].ShouldStartWith("--   Years flattened, 3 to 9 years: ");
        string.Join('\n', lines[2..]).ShouldBe(new SqlExport(SqlDialect.Sqlite) { Keys = [] }.CreateView(edited.WithEdits([])));
        code.Split('\n')[2].ShouldBe(
            @"//     edited 2026-02-03 04:05Z, R.\u000ARoe: why\u000D\u2028DROP TABLE loans; */ &lt;/auto-generated&gt;");
    }

    private static AdditiveModel Load(byte[] file) => AdditiveModel.Load(new MemoryStream(file));
}
