using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Texts: which get a slot of their own, and what the others share.</summary>
public sealed class OpenCategoryTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 4 };

    [Fact]
    public void Rare_texts_share_the_slot_of_unseen_ones_which_learns_from_them()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Job")]);
        TestRow[] rows = [.. Row("a", 40, 0), .. Row("b", 40, 1), .. Enumerable.Range(0, 30).SelectMany(i => Row($"rare {i}", 2, 5))];

        AdditiveModel model = Problems.Train(schema, rows, s_options with { MinCount = 3 });

        model.Vocabularies.Levels(0).ShouldBe(["a", "b"]);
        model.Scores(-1)[0].ShouldBe(5, 0.2);
    }

    [Fact]
    public void A_features_own_minimum_comes_first()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Job") with { MinCount = 2 }]);
        TestRow[] rows = [.. Row("a", 4, 0), .. Row("b", 2, 1), .. Row("c", 1, 1)];

        Problems.Train(schema, rows, s_options with { MinCount = 4 }).Vocabularies.Levels(0).ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData(3, "a b c")]
    [InlineData(2, "a")] // b and c have as many rows: both or neither.
    [InlineData(1, "a")]
    [InlineData(0, "")]
    public void Where_there_are_too_many_the_minimum_rises(int most, string expected)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Job")]);
        TestRow[] rows = [.. Row("a", 9, 0), .. Row("b", 4, 1), .. Row("c", 4, 2)];

        AdditiveModel model = Problems.Train(schema, rows, s_options with { MaxLevels = most });

        string.Join(' ', model.Vocabularies.Levels(0)).ShouldBe(expected);
        model.Scores(-1).ShouldAllBe(score => double.IsFinite(score));
    }

    [Fact]
    public void How_levels_are_called_changes_nothing_but_their_names()
    {
        AdditiveModel model = Train(["a", "b", "c", "d"]), renamed = Train(["p", "q", "r", "s"]);

        renamed.Vocabularies.Levels(0).ShouldBe(["p", "q", "r", "s"]);
        for (int t = 0; t < model.Terms.Length; t++)
        {
            renamed.Terms[t].Tables[0].ShouldBe(model.Terms[t].Tables[0]);
        }

        // Another order of the same levels: but for rounding.
        AdditiveModel reversed = Train(["d", "c", "b", "a"]);
        for (int level = 0; level < 4; level++)
        {
            reversed.Scores(3 - level, 0.3)[0].ShouldBe(model.Scores(level, 0.3)[0], 1e-3);
        }

        static AdditiveModel Train(string[] names)
        {
            var noise = new Noise(4);
            ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Job"), Schemas.Number("B")], [0, 1]);
            return Problems.Train(
                schema,
                [.. Enumerable.Range(0, 400).Select(i => (Level: noise.Index(4), B: noise.Normal()))
                    .Select(row =>
                        new TestRow([0, row.B], (row.Level * row.B) + row.Level + (0.3 * noise.Normal()), [names[row.Level], null]))],
                s_options);
        }
    }

    [Fact]
    public void The_order_of_the_columns_changes_nothing_but_their_places()
    {
        var noise = new Noise(4);
        FeatureSchema[] features = [Schemas.Special("A", -9), Schemas.Circle("B", 24), Schemas.Ordered("C", 5),
            Schemas.Number("D") with { Axis = AxisKind.Log }];
        int[] order = [2, 0, 3, 1];
        TestRow[] rows = [.. Enumerable.Range(0, 400).Select(i =>
        {
            double a = i % 6 == 0 ? -9 : noise.Normal(), b = noise.Uniform(0, 24), c = noise.Index(5), d = Math.Exp(noise.Normal());
            return new TestRow([a, b, c, d], a + Math.Sin(b / 24 * 2 * Math.PI) + c + Math.Log(d) + (0.5 * noise.Normal()));
        })];

        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), features), rows, s_options);
        AdditiveModel permuted = Problems.Train(
            Schemas.Of(Schemas.Regression(), [.. order.Select(f => features[f])]),
            [.. rows.Select(row => row with { Values = Permuted(row.Values) })], s_options);

        foreach (TestRow row in rows.Take(50))
        {
            permuted.Scores(Permuted(row.Values))[0].ShouldBe(model.Scores(row.Values)[0], 2e-2);
        }

        double[] Permuted(double[] values) => [.. order.Select(f => values[f])];
    }

    [Fact]
    public void A_hundred_thousand_identifiers_neither_fill_the_model_nor_are_learned_by_heart()
    {
        var noise = new Noise(4);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Id"), Schemas.Number("B")]);
        TestRow[] rows = [.. Enumerable.Range(0, 100_000).Select(i => (i, B: noise.Normal()))
            .Select(row => new TestRow([0, row.B], row.B + noise.Normal(), [$"id {row.i}", null]))];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        model.Vocabularies.Levels(0).ShouldBeEmpty();
        model.Scores(-1, 1)[0].ShouldBe(1, 0.1);
    }

    [Fact]
    public void Levels_of_a_row_each_are_shrunk()
    {
        var noise = new Noise(4);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("Id"), Schemas.Number("B")]);
        TestRow[] rows = [.. Enumerable.Range(0, 3000).Select(i => (i, B: noise.Normal()))
            .Select(row => new TestRow([0, row.B], row.B + noise.Normal(), [$"id {row.i}", null]))];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        model.Vocabularies.Levels(0).Length.ShouldBe(3000);
        Math.Sqrt(model.Terms[0].Tables[0].Average(score => score * score)).ShouldBeLessThan(0.3, "targets scatter by 1.4");
        model.Scores(-1, 1)[0].ShouldBe(1, 0.1);
    }

    private static IEnumerable<TestRow> Row(string text, int count, double target) =>
        Enumerable.Repeat(new TestRow([0], target, [text]), count);
}
