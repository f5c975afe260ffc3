using System.Globalization;
using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Bad input ends in an exception that names row and feature, or in a correct model; never in NaN.</summary>
public sealed class BadInputTests
{
    private static readonly TrainingOptions s_options = Problems.Small with { Epochs = 30 };

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_none_is_refused_with_row_and_feature_unless_it_may_be_missing(double value)
    {
        TestRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new TestRow([1, i == 13 ? value : i], i))];

        var exception = Should.Throw<NbmDataException>(() => Train([Schemas.Number("A"), Schemas.Number("Income")], rows));
        exception.Row.ShouldBe(13);
        exception.Feature.ShouldBe("Income");
        exception.Message.ShouldContain("Row 13 of train, feature Income: its value is " + value.ToString(CultureInfo.InvariantCulture));
        exception.Message.ShouldContain("double?");

        AdditiveModel model = Train([Schemas.Number("A"), Schemas.Number("Income", nullable: true)], rows);
        ShouldBeFinite(model, [1, double.NaN], [1, 5], [2, 100]);
    }

    [Fact]
    public void A_category_that_is_null_is_refused_with_row_and_feature_unless_it_may_be_missing()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new TestRow([0], i, [i == 4 ? null : "x"]))];

        Should.Throw<NbmDataException>(() => Train([Schemas.Text("Job")], rows)).Message
            .ShouldStartWith("Row 4 of train, feature Job: its value is missing");
        ShouldBeFinite(Train([Schemas.Text("Job", nullable: true)], rows), [0], [-1], [double.NaN]);
    }

    [Fact]
    public void A_bad_validation_row_is_named_as_such()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
        TestRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new TestRow([i], i))];
        Should.Throw<NbmDataException>(() => Problems.Train(schema, rows, s_options, [new([1], 1), new([double.NaN], 1)]))
            .Message.ShouldStartWith("Row 1 of validation, feature A");
    }

    [Fact]
    public void A_target_that_is_no_number_is_refused_and_a_missing_one_passed_over()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new TestRow([i], i == 7 ? double.NaN : i))];
        FeatureSchema[] features = [Schemas.Number("A")];

        Should.Throw<NbmDataException>(() => Problems.Train(Schemas.Of(Schemas.Regression(), features), rows, s_options)).Row.ShouldBe(7);
        AdditiveModel without = Problems.Train(Schemas.Of(Schemas.Regression(), features), [.. rows.Where((_, i) => i != 7)], s_options);
        AdditiveModel passedOver = Problems.Train(Schemas.Of(Schemas.Regression(nullable: true), features), rows, s_options);
        Predict(passedOver, [3.5]).ShouldBe(Predict(without, [3.5]));
    }

    [Fact]
    public void A_target_beyond_squaring_is_refused()
    {
        TestRow[] rows = [new([0], 1e200), new([1], -1e200)];
        Should.Throw<NbmDataException>(() => Train([Schemas.Number("A")], rows)).Message
            .ShouldContain("its standard deviation is 1E+200; expected: from 1E-33 to 1E+33");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused(double weight)
    {
        TestRow[] rows = [new([0], 1), new([1], 2, Weight: weight)];
        Should.Throw<NbmDataException>(() => Train([Schemas.Number("A")], rows)).Message.ShouldStartWith("Row 1 of train: its weight is ");
    }

    [Fact]
    public void Weights_whose_sum_is_no_scale_are_named() => Should.Throw<NbmDataException>(
        () => Train([Schemas.Number("A")], [.. Enumerable.Range(0, 30).Select(i => new TestRow([i], i, Weight: 1.7e308))])).Message
        .ShouldStartWith("The weights of train sum to");

    [Fact]
    public void No_rows_and_no_rows_of_any_weight_are_refused()
    {
        Should.Throw<NbmDataException>(() => Train([Schemas.Number("A")], [])).Message.ShouldContain("no rows in train");
        Should.Throw<NbmDataException>(() => Train([Schemas.Number("A")], [new([0], 1, Weight: 0)])).Message
            .ShouldContain("None of the 1 rows");
    }

    [Fact]
    public void One_row_that_counts_is_refused_and_two_make_a_model_of_their_mean()
    {
        FeatureSchema[] features = [Schemas.Number("A"), Schemas.Category("C", 2)];
        TestRow row = new([3, 1], 42);
        Should.Throw<NbmDataException>(() => Train(features, [row, row with { Weight = 0 }])).Message
            .ShouldBe("Only one row of train has a target Y and a weight above zero; Test needs two or more to learn from.");

        AdditiveModel model = Train(features, [row, row]);

        Predict(model, [3, 1]).ShouldBe(42, 1e-3);
        Predict(model, [99, 0]).ShouldBe(42, 1e-3);
    }

    [Theory]
    [InlineData("bool")]
    [InlineData("enum")]
    [InlineData("text")]
    public void Rows_of_one_class_are_refused_whatever_the_type_of_the_target(string type)
    {
        (TargetSchema target, string name) = type switch
        {
            "bool" => (Schemas.Binary(), "true"),
            "enum" => (Schemas.Multiclass(3), "C1"),
            _ => (Schemas.Texts(), "cat"),
        };
        ModelSchema schema = Schemas.Of(target, [Schemas.Number("A")]);
        TestRow[] rows = [.. Enumerable.Range(0, 50).Select(i => new TestRow([i], 1, TargetText: "cat")),
            new TestRow([1], 0, TargetText: "dog", Weight: 0)];

        string expected = $"All rows of train are of class '{name}'; a classification needs two classes or more.";
        Should.Throw<NbmDataException>(() => Problems.Train(schema, rows, s_options)).Message.ShouldBe(expected);
        Should.Throw<NbmDataException>(() => InteractionSuggester.Suggest(new TestEncoder(schema), rows, 1, s_options, default)).Message
            .ShouldBe(expected);
        Should.Throw<NbmDataException>(() => MemoryEstimator.Estimate(new TestEncoder(schema), rows, new TrainingOptions())).Message
            .ShouldBe(expected);
    }

    [Fact]
    public void A_constant_target_is_predicted()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 30).Select(i => new TestRow([i], 1e6))];

        AdditiveModel model = Train([Schemas.Number("A")], rows);

        Predict(model, [12]).ShouldBe(1e6, 1);
    }

    [Fact]
    public void A_constant_feature_contributes_nothing()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 30).Select(i => new TestRow([5, i], i))];

        AdditiveModel model = Train([Schemas.Number("A"), Schemas.Number("B")], rows);

        model.Terms[0].Importance.ShouldBe(0, 1e-9);
        Predict(model, [5, 10]).ShouldBe(Predict(model, [-1000, 10]));
        ShouldBeFinite(model, [5, 10]);
    }

    [Fact]
    public void A_feature_that_is_always_missing_contributes_nothing_whatever_its_value()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 30).Select(i => new TestRow([double.NaN, i], i, [null, null]))];

        AdditiveModel model = Train([Schemas.Number("A", nullable: true), Schemas.Number("B")], rows);

        Predict(model, [double.NaN, 10]).ShouldBe(Predict(model, [7, 10]));
        ShouldBeFinite(model, [7, 10]);
    }

    [Fact]
    public void A_class_never_seen_is_improbable_not_impossible()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 100).Select(i => new TestRow([i], i % 2))];

        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Multiclass(3), [Schemas.Number("A")]), rows, s_options);

        double[] scores = Scores(model, [50]);
        (Math.Exp(scores[2]) / scores.Sum(Math.Exp)).ShouldBeInRange(1e-9, 0.02);
    }

    [Fact]
    public void A_text_class_that_only_validation_has_is_refused()
    {
        ModelSchema schema = Schemas.Of(Schemas.Texts(), [Schemas.Number("A")]);
        TestRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new TestRow([i], 0, TargetText: i % 2 == 0 ? "cat" : "dog"))];

        var exception = Should.Throw<NbmDataException>(() => Problems.Train(schema, rows, s_options, [new([1], 0, TargetText: "owl")]));

        exception.Message.ShouldContain("'owl'");
        exception.Message.ShouldContain("cat, dog");
        Should.Throw<NbmDataException>(() => Problems.Train(schema, [.. rows.Where((_, i) => i % 2 == 0)], s_options)).Message
            .ShouldContain("'cat'");
    }

    [Fact]
    public void Text_classes_are_learned_in_ordinal_order_and_rows_without_one_passed_over()
    {
        ModelSchema schema = Schemas.Of(Schemas.Texts() with { IsNullable = true }, [Schemas.Number("A")]);
        string?[] texts = ["b", "B", null, "a"];
        TestRow[] rows = [.. Enumerable.Range(0, 40).Select(i => new TestRow([i], 0, TargetText: texts[i % 4]))];

        Problems.Train(schema, rows, s_options).Classes.ShouldBe(["B", "a", "b"]);
    }

    [Theory]
    [InlineData(1e300)]
    [InlineData(double.MaxValue)]
    public void Huge_values_of_a_feature_are_values_like_others(double huge)
    {
        var noise = new Noise(9);
        TestRow[] rows = [.. Enumerable.Range(0, 200)
            .Select(i => new TestRow([i % 40 == 0 ? huge : i % 40 == 1 ? -huge : noise.Uniform(), noise.Uniform()],
                noise.Uniform() + (i % 40 == 0 ? 2 : 0)))];
        TrainingOptions options = new() { Seed = 1 };

        foreach (AxisKind axis in new[] { AxisKind.Rank, AxisKind.Linear })
        {
            ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Axis = axis }, Schemas.Number("B")], [0, 1]);

            AdditiveModel model = Problems.Train(schema, rows, options);

            ShouldBeFinite(model, [huge, 0.5], [-huge, 0.5], [0.5, 0.5], [1e10, 0.5]);
            (Predict(model, [huge, 0.5]) - Predict(model, [-huge, 0.5])).ShouldBeGreaterThan(0.8);
        }
    }

    [Fact]
    public void A_run_that_diverges_names_its_learning_rate()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 50).Select(i => new TestRow([i], i % 3))];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);

        var exception = Should.Throw<TrainingDivergedException>(
            () => Problems.Train(schema, rows, s_options with { LearningRate = 12345 }));

        exception.Message.ShouldContain("12345");
        exception.LearningRate.ShouldBe(12345);
    }

    [Fact]
    public void Tables_beyond_memory_are_refused_by_name()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [.. Enumerable.Range(0, 9).Select(f => Schemas.Category($"F{f}", 10))],
            [0, 1, 2, 3, 4, 5, 6, 7, 8]);
        Should.Throw<ArgumentException>(() => Problems.Train(schema, [new(new double[9], 1), new(new double[9], 2)], s_options)).Message
            .ShouldContain("F0XF1XF2");
    }

    private static AdditiveModel Train(FeatureSchema[] features, TestRow[] rows) =>
        Problems.Train(Schemas.Of(Schemas.Regression(), features), rows, s_options);

    private static double[] Scores(AdditiveModel model, double[] features)
    {
        var scores = new double[model.Outputs];
        model.Score(features, scores);
        return scores;
    }

    private static double Predict(AdditiveModel model, double[] features) => Scores(model, features)[0];

    private static void ShouldBeFinite(AdditiveModel model, params double[][] rows)
    {
        rows.ShouldAllBe(row => Scores(model, row).All(double.IsFinite));
        model.Terms.ShouldAllBe(term => double.IsFinite(term.Importance));
    }
}
