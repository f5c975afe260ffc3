using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Polynomials whose parts are many: 34,220 triples of 60 features, millions of some hundreds.</summary>
public sealed class ManyPartsTests
{
    private const int Features = 60;

    [Fact]
    public void Many_rows_are_explained_as_each_alone()
    {
        TestRow[] rows = Rows(Features, 70);
        var model = new Typed(Schema(Features), Train(Schema(Features), rows, 3));
        Explanations<Why> all = model.Explain(rows);
        foreach (int r in new[] { 0, 29, 30, 69 })
        {
            all[r].Score.ShouldBe(model.Explain(rows[r]).Score);
            all[r].Contributions.Select(part => part.Score).ShouldBe(model.Explain(rows[r]).Contributions.Select(part => part.Score));
        }
    }

    // A part's name is made of those of its features, which a file has once.
    [Fact]
    public void Loading_costs_no_more_than_ten_times_the_file_however_long_names_are()
    {
        ModelSchema schema = Schema(Features, new string('N', 1000));
        using var file = new MemoryStream();
        Train(schema, Rows(Features, 40), 3).Save(file);
        file.Position = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        SpamModel model = SpamModel.Load(file);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan((10 * file.Length) + 1_000_000);
        model.Parts[^1].Name.Length.ShouldBe((3 * 1002) + 6);
    }

    [Theory]
    [InlineData(10, 256)]
    [InlineData(4096, 256)]
    [InlineData(36_050, 29)]
    [InlineData(1_333_500, 1)]
    [InlineData(10_000_000, 1)]
    public void No_more_rows_are_explained_at_once_than_fit_into_8_MiB(long contributions, int rows) =>
        ContributionBlock.Rows(contributions).ShouldBe(rows);

    [Fact]
    public void More_than_can_be_held_are_refused_before_a_row_is_read()
    {
        ArgumentException refused = Should.Throw<ArgumentException>(() => Train(Schema(400), [null!], 3));
        refused.Message.ShouldBe(
            "A polynomial of degree 3 in the 400 features of Test has 10,667,000 parts, and 10,000,000 can be held. Leave features out, or "
                + "take degree 2.");
    }

    [Fact]
    public void Classes_multiply_them()
    {
        ModelSchema schema = Schema(Features) with { Target = Schemas.Multiclass(300) };
        TestRow[] rows = [.. Rows(Features, 600).Select((row, r) => row with { Target = r % 300 })];
        Should.Throw<ArgumentException>(() => Train(schema, rows, 3)).Message.ShouldStartWith(
            "A polynomial of degree 3 in the 60 features of Test has 36,050 parts for each of 300 classes, and 10,000,000 can be held.");
    }

    [Fact]
    public void A_degree_without_components_has_no_parts() =>
        Train(Schema(30), Rows(30, 40), 3, [2, 0]).Parts.Length.ShouldBe(30 + (30 * 29 / 2));

    private static SpamModel Train(ModelSchema schema, TestRow[] rows, int degree, ImmutableArray<int> ranks = default) =>
        SpamTrainer.Train(
        new TestEncoder(schema), rows, null, degree, 2, new SpamOptions { Epochs = 1, Inputs = InputKind.MinMax, Ranks = ranks }, null,
        CancellationToken.None);

    private static ModelSchema Schema(int features, string stem = "X") =>
        Schemas.Of(Schemas.Regression(),
            [.. Enumerable.Range(0, features).Select(f => Schemas.Number(FormattableString.Invariant($"{stem}{f}")))]);

    private static TestRow[] Rows(int features, int count) =>
        [.. Enumerable.Range(0, count)
            .Select(r => new TestRow([.. Enumerable.Range(0, features).Select(f => (double)(((f + 3) * r) % 17))], r % 5))];

    private sealed class Why(ExplainedRow row) : Explanation(row);

    private sealed class Typed(ModelSchema schema, SpamModel model) : RegressionModel<TestRow>(new TestEncoder(schema), model)
    {
        public Why Explain(TestRow row) => new(ExplainRow(row));

        public Explanations<Why> Explain(IReadOnlyList<TestRow> rows) => ExplainRows(rows, (_, explained) => new Why(explained));
    }
}
