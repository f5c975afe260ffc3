namespace Nbm.Runtime.Tests.Training;

/// <summary>What a fit takes over from a model: of rows with levels and classes that it doesn't know, and of a record that has more than
/// it.</summary>
public sealed class OtherRecordTests
{
    private static readonly FeatureSchema[] s_old = [Schemas.Number("A"), Schemas.Category("Kind", 3), Schemas.Text("City"),
        Schemas.Number("B")];

    [Fact]
    public void Levels_keep_their_indices_and_new_ones_follow_in_order()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("City")]);
        AdditiveModel old = Continuing.Fit(schema, Cities("m", "b", "b", "m", "x")).Model;

        AdditiveModel warm = Continuing.Fit(schema, Cities("z", "b", "a", "m", "z", "a"), old).Model;

        old.Vocabularies.Levels(0).ShouldBe(["b", "m", "x"]);
        warm.Vocabularies.Levels(0).ShouldBe(["b", "m", "x", "a", "z"]);
        warm.Scores(2)[0].ShouldBe(warm.Intercepts[0], 1e-6, "no row is of level x any more: it contributes nothing");
    }

    [Fact]
    public void New_levels_share_what_the_known_ones_leave_of_the_most_that_there_may_be()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("City")]);
        AdditiveModel old = Continuing.Fit(schema, Cities("b", "m")).Model;

        Continuing.Fit(schema, Cities("c", "c", "d", "b"), old, Continuing.Options with { MaxLevels = 3 }).Model.Vocabularies.Levels(0)
            .ShouldBe(["b", "m", "c"]);
        Continuing.Fit(schema, Cities("c", "c", "d", "b"), old, Continuing.Options with { MaxLevels = 1 }).Model.Vocabularies.Levels(0)
            .ShouldBe(["b", "m"]);
    }

    [Fact]
    public void Classes_keep_their_indices_and_new_ones_follow()
    {
        ModelSchema schema = Schemas.Of(Schemas.Texts(), [Schemas.Number("A")]);
        AdditiveModel old = Continuing.Fit(schema, Classes("dog", "cat")).Model;
        TestRow[] rows = Classes("ape", "cat", "dog");

        AdditiveModel warm = Continuing.Fit(schema, rows, old).Model, cold = Continuing.Fit(schema, rows).Model;

        warm.Classes.ShouldBe(["cat", "dog", "ape"]);
        cold.Classes.ShouldBe(["ape", "cat", "dog"]);
        Softmax(warm, 1)[2].ShouldBe(Softmax(cold, 1)[0], 0.02);
        Softmax(warm, 2)[0].ShouldBe(Softmax(cold, 2)[1], 0.02);
    }

    [Fact]
    public void A_record_with_a_feature_and_an_interaction_more_in_another_order_arrives_where_a_fit_from_nothing_does()
    {
        ModelSchema before = Schemas.Of(Schemas.Regression(), s_old, [0, 3], [1, 3]);
        ModelSchema after = Schemas.Of(Schemas.Regression(), [s_old[3], Schemas.Number("New"), s_old[2], s_old[0], s_old[1]], [0, 3],
            [0, 4], [1, 3]);
        TestRow[] oldRows = Rows(700, row => [row.A, row.Kind, 0, row.B], 2),
            rows = Rows(700, row => [row.B, row.New, 0, row.A, row.Kind], 2);
        (AdditiveModel cold, int rounds) = Continuing.Fit(after, rows);

        (AdditiveModel warm, int others) = Continuing.Fit(after, rows, Continuing.Fit(before, oldRows).Model);

        Continuing.Distance(warm, cold, rows).ShouldBeLessThan(0.05, "a tenth of the noise");
        others.ShouldBeLessThanOrEqualTo(rounds);
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void A_term_of_many_numbers_keeps_its_table_and_learns_its_bases_anew_where_it_has_some(int count, bool hasBases)
    {
        FeatureSchema[] features = [.. Enumerable.Range(0, count).Select(f => Schemas.Number($"F{f}"))];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), features, [.. new[] { Enumerable.Range(0, count).ToArray() }]);
        var noise = new Noise(8);
        TestRow[] rows = [.. Enumerable.Range(0, 600).Select(_ =>
        {
            double[] x = [.. features.Select(_ => noise.Uniform(-1, 1))];
            return new TestRow(x, Math.Sin(2 * x.Sum()) + (0.2 * noise.Normal()));
        })];
        TrainingOptions options = Continuing.Options with { HiddenUnits = [16], Bases = 8, Epochs = 20 };
        AdditiveModel cold = Continuing.Fit(schema, rows, options: options).Model;

        AdditiveModel warm = Continuing.Fit(schema, rows, cold, options).Model;

        (warm.TrainingHistory.Count > 0).ShouldBe(hasBases, "a model doesn't keep its networks");
        Continuing.Distance(warm, cold, rows).ShouldBeLessThan(0.05);
    }

    [Fact]
    public void A_model_with_a_feature_that_the_record_has_not_is_refused_by_name() =>
        Refused([Schemas.Number("A"), s_old[1], s_old[2]], Schemas.Regression())
            .ShouldContain("Test has no feature B, which the model has");

    [Fact]
    public void A_feature_of_another_kind_is_refused_by_name()
    {
        Refused([Schemas.Text("A"), .. s_old[1..]], Schemas.Regression()).ShouldContain("feature A: its type was double and is string now");
        Refused([Schemas.Special("A", -9), .. s_old[1..]], Schemas.Regression())
            .ShouldContain("feature A: its special values were none and are -9 now");
        Refused([s_old[0], Schemas.Category("Kind", 4), .. s_old[2..]], Schemas.Regression())
            .ShouldContain("feature Kind: level 3 was none and is L3 now");
    }

    [Fact]
    public void Another_target_is_refused() =>
        Refused(s_old, Schemas.Binary()).ShouldContain("the target Y: the task was Regression and is Binary now");

    [Theory]
    [InlineData(Refinement.None)]
    [InlineData(Refinement.Linear)]
    public void A_refinement_that_needs_what_a_model_does_not_keep_is_refused(Refinement refinement)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Text("City")]);
        TestRow[] rows = Cities("a", "b");
        AdditiveModel model = Continuing.Fit(schema, rows).Model;

        Should.Throw<ArgumentException>(
            () => Continuing.Fit(schema, rows, model, Continuing.Options with { Refinement = refinement })).Message
            .ShouldContain(
                $"Refinement = {refinement}, which begins with networks, and this model keeps none. Train it with KeepNetworks = true");
    }

    private static string Refused(FeatureSchema[] features, TargetSchema target)
    {
        AdditiveModel old = Continuing.Fit(Schemas.Of(Schemas.Regression(), s_old), Rows(30, row => [row.A, row.Kind, 0, row.B], 2)).Model;
        return Should.Throw<NbmSchemaException>(() => Continuing.Fit(Schemas.Of(target, features), Cities("a"), old)).Message;
    }

    private static double[] Softmax(AdditiveModel model, double a)
    {
        double[] scores = [.. model.Scores(a).Select(Math.Exp)];
        return [.. scores.Select(score => score / scores.Sum())];
    }

    private static TestRow[] Cities(params string[] cities) =>
        [.. Enumerable.Range(0, 12).SelectMany(i => cities.Select((city, c) => new TestRow([0], c + (0.1 * i), [city])))];

    private static TestRow[] Classes(params string[] classes)
    {
        var noise = new Noise(3);
        return [.. Enumerable.Range(0, 300).Select(i => (i, X: noise.Uniform(0, 3))).Select(row =>
            new TestRow([row.X], 0, TargetText: classes[noise.Uniform() < 0.7 ? (int)row.X % classes.Length : row.i % classes.Length]))];
    }

    private static TestRow[] Rows(int count, Func<(double A, int Kind, double B, double New), double[]> values, int city)
    {
        var noise = new Noise(4);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var row = (A: noise.Uniform(-1, 1), Kind: noise.Index(3), B: noise.Uniform(-1, 1), New: noise.Uniform(-1, 1));
            double target = Math.Sin(4 * row.A) + (row.Kind == 1 ? row.B : 0) + (row.A * row.B) + (i % 3) + Math.Sin(3 * row.New)
                + (row.New * row.A) + (0.5 * noise.Normal());
            var texts = new string?[5];
            texts[city] = $"city {i % 3}";
            return new TestRow(values(row), target, texts);
        })];
    }
}
