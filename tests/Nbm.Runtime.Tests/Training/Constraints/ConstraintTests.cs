using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Constraints on compiled models: between any two neighbouring knots, whatever the other features are, to the last bit.</summary>
public sealed class ConstraintTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 4 };

    public static TheoryData<string, Monotone> Directions =>
        new() { { "regression", Monotone.Increasing }, { "regression", Monotone.Decreasing }, { "binary", Monotone.Increasing },
            { "binary", Monotone.Decreasing } };

    [Theory]
    [MemberData(nameof(Directions))]
    public void A_monotone_curve_never_turns(string task, Monotone monotone)
    {
        ModelSchema schema = Schemas.Of(Refinements.Target(task), [Schemas.Number("A") with { Monotone = monotone }, Schemas.Number("B")]);

        AdditiveModel model = Problems.Train(schema, Rows(task, 1500, (a, b) => Math.Sin(8 * a) + a + b), s_options);

        double sign = monotone == Monotone.Increasing ? 1 : -1;
        NumericShape curve = ShapeReader.Numeric(model, 0);
        Steps(curve.Scores).ShouldAllBe(step => sign * step >= 0);
        (sign * (curve.Scores[^1] - curve.Scores[0])).ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Against_the_data_a_curve_is_level()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Monotone = Monotone.Decreasing }]);

        AdditiveModel model = Problems.Train(schema, Rows("regression", 500, (a, _) => 3 * a), s_options);

        NumericShape curve = ShapeReader.Numeric(model, 0);
        Steps(curve.Scores).ShouldAllBe(step => step <= 0);
        (curve.Scores[0] - curve.Scores[^1]).ShouldBe(0, 0.02);
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("binary")]
    public void With_pairs_the_sum_of_curve_and_pairs_is_monotone_whatever_the_others_are(string task)
    {
        ModelSchema schema = Schemas.Of(
            Refinements.Target(task),
            [Schemas.Number("A") with { Monotone = Monotone.Increasing },
                Schemas.Number("B") with { Monotone = Monotone.Decreasing, IsNullable = true }, Schemas.Category("C", 3)],
            [0, 1], [0, 2]);

        AdditiveModel model = Problems.Train(schema, Rows(task, 2000, (a, b) => (a * b * 3) + Math.Sin(6 * a) - b), s_options);

        double[] others = [.. ShapeReader.Interaction(model, 3).Axes[1].Knots, double.NaN];
        double[] values = [.. ShapeReader.Numeric(model, 0).Knots];
        foreach (double b in others)
        {
            for (int c = 0; c < 3; c++)
            {
                Steps([.. values.Select(a => Sum(model, a, b, c))]).ShouldAllBe(step => step >= 0);
            }
        }

        double[] second = [.. ShapeReader.Numeric(model, 1).Knots];
        foreach (double a in ShapeReader.Interaction(model, 3).Axes[0].Knots)
        {
            Steps([.. second.Select(b => Sum(model, a, b, 0))]).ShouldAllBe(step => step <= 0);
        }
    }

    [Theory]
    [InlineData(Curvature.Convex)]
    [InlineData(Curvature.Concave)]
    public void A_curved_curve_bends_one_way(Curvature curvature)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Curvature = curvature }, Schemas.Number("B")]);

        AdditiveModel model = Problems.Train(schema, Rows("regression", 1500, (a, b) => Math.Sin(7 * a) + b), s_options);

        Bends(ShapeReader.Numeric(model, 0)).ShouldAllBe(bend => (curvature == Curvature.Convex ? bend : -bend) >= -1e-4);
        ShapeReader.Numeric(model, 0).Importance.ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void A_curve_may_be_monotone_and_curved()
    {
        ModelSchema schema = Schemas.Of(
            Schemas.Regression(),
            [Schemas.Number("A") with { Curvature = Curvature.Concave, Monotone = Monotone.Increasing }, Schemas.Number("B")], [0, 1]);

        AdditiveModel model = Problems.Train(schema,
            Rows("regression", 1500, (a, b) => Math.Sqrt(a) + Math.Sin(20 * a) + (a * b)), s_options);

        double[] values = [.. ShapeReader.Numeric(model, 0).Knots];
        foreach (double b in ShapeReader.Interaction(model, 2).Axes[1].Knots)
        {
            double[] sums = [.. values.Select(a => model.Contribution(0, a, b) + model.Contribution(2, a, b))];
            Steps(sums).ShouldAllBe(step => step >= 0);
        }
    }

    [Fact]
    public void Where_the_data_agree_a_constraint_changes_next_to_nothing()
    {
        FeatureSchema[] free = [Schemas.Number("A"), Schemas.Number("B")];
        FeatureSchema[] bound = [Schemas.Number("A") with { Monotone = Monotone.Increasing }, Schemas.Number("B")];
        TestRow[] rows = Rows("regression", 1500, (a, b) => (4 * a) + (a * a) + b);

        AdditiveModel without = Problems.Train(Schemas.Of(Schemas.Regression(), free), rows, s_options);
        AdditiveModel with = Problems.Train(Schemas.Of(Schemas.Regression(), bound), rows, s_options);

        foreach (TestRow row in rows.Take(100))
        {
            with.Scores(row.Values)[0].ShouldBe(without.Scores(row.Values)[0], 0.05);
        }
    }

    [Fact]
    public void Solving_under_a_constraint_beats_mending_the_free_curve()
    {
        TestRow[] rows = Rows("regression", 1500, (a, b) => (2 * Math.Sin(9 * a)) + (3 * a) + b);
        AdditiveModel free = Problems.Train(Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")]), rows, s_options);
        AdditiveModel bound = Problems.Train(
            Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Monotone = Monotone.Increasing }, Schemas.Number("B")]),
            rows, s_options);
        NumericShape curve = ShapeReader.Numeric(free, 0);
        double Mended(double a) =>
            curve.Knots.Zip(curve.Scores).Where(knot => knot.First <= a).Select(knot => knot.Second).Append(curve.Scores[0]).Max();

        double mended = rows.Average(
            row => Math.Pow(row.Target - free.Scores(row.Values)[0] + curve.Evaluate(row.Values[0]) - Mended(row.Values[0]), 2));
        double solved = rows.Average(row => Math.Pow(row.Target - bound.Scores(row.Values)[0], 2));

        solved.ShouldBeLessThan(mended);
    }

    [Fact]
    public void Ordered_levels_may_be_monotone()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(),
            [Schemas.Ordered("A", 6) with { Monotone = Monotone.Increasing }, Schemas.Number("B")]);
        var noise = new Noise(2);
        TestRow[] rows = [
            .. Enumerable.Range(0, 600).Select(i => new TestRow([i % 6, noise.Uniform()], (i % 6 == 3 ? -1 : i % 6) + noise.Normal()))];

        CategoryShape shape = ShapeReader.Category(Problems.Train(schema, rows, s_options), 0);

        Steps(shape.Scores).ShouldAllBe(step => step >= 0);
        (shape.Scores[5] - shape.Scores[0]).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void A_curve_is_0_where_it_is_asked_to_be()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { ZeroAt = 0.2345 }, Schemas.Number("B")], [0, 1]);
        TestRow[] rows = Rows("regression", 800, (a, b) => Math.Sin(4 * a) + (a * b));

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        NumericShape curve = ShapeReader.Numeric(model, 0);
        curve.Evaluate(0.2345).ShouldBe(0);
        curve.StandardError(0.2345).ShouldBe(0);
        curve.StandardError(0.9)!.Value.ShouldBeGreaterThan(0);
        AdditiveModel free = Problems.Train(Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")], [0, 1]),
            rows, s_options);
        foreach (TestRow row in rows.Take(50))
        {
            model.Scores(row.Values)[0].ShouldBe(free.Scores(row.Values)[0], 1e-4);
        }
    }

    [Theory]
    [InlineData(Refinement.None)]
    [InlineData(Refinement.Linear)]
    public void What_can_t_hold_a_constraint_says_so(Refinement refinement)
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Monotone = Monotone.Increasing }]);

        string message = Should.Throw<ArgumentException>(() => Problems.Train(
            schema, Rows("regression", 50, (a, _) => a), s_options with { Refinement = refinement })).Message;

        message.ShouldContain("A is constrained to be Increasing");
        message.ShouldContain($"Refinement = {refinement}");
    }

    [Fact]
    public void A_cancelled_run_holds_them_too()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(),
            [Schemas.Number("A") with { Monotone = Monotone.Increasing }, Schemas.Number("B")]);
        using var cancel = new CancellationTokenSource();
        var progress = new Cancelling(cancel);

        AdditiveModel model = ModelTrainer.Train(
            new TestEncoder(schema), Rows("regression", 1500, (a, b) => Math.Sin(8 * a) + b), null,
            s_options with { OnCancel = OnCancel.ReturnBest }, progress, cancel.Token);

        Steps(ShapeReader.Numeric(model, 0).Scores).ShouldAllBe(step => step >= 0);
    }

    [Fact]
    public void A_file_keeps_what_was_constrained_and_another_record_is_refused()
    {
        ModelSchema bound = Schemas.Of(Schemas.Regression(),
            [Schemas.Number("A") with { Monotone = Monotone.Increasing, Curvature = Curvature.Convex, ZeroAt = 1 }]);
        AdditiveModel model = Problems.Train(bound, Rows("regression", 60, (a, _) => a), s_options);
        using var file = new MemoryStream();
        model.Save(file);

        AdditiveModel.Load(new MemoryStream(file.ToArray())).Schema.ShouldBe(bound);
        ModelSchema other = Schemas.Of(Schemas.Regression(),
            [Schemas.Number("A") with { Monotone = Monotone.Decreasing, Curvature = Curvature.Convex, ZeroAt = 1 }]);
        Should.Throw<NbmSchemaException>(() => AdditiveModel.Load(new MemoryStream(file.ToArray()), other))
            .Message.ShouldContain("its monotone constraint was Increasing and is Decreasing now");
    }

    private static double Sum(AdditiveModel model, double a, double b, double c) =>
        Enumerable.Range(0, model.Terms.Length).Sum(term => model.Contribution(term, a, b, c));

    private static double[] Steps(IReadOnlyList<double> scores) => [.. scores.Zip(scores.Skip(1), (left, right) => right - left)];

    private static double[] Bends(NumericShape curve) =>
        Steps([.. Enumerable.Range(0, curve.Knots.Count - 1)
            .Select(i => (curve.Scores[i + 1] - curve.Scores[i]) / (curve.Knots[i + 1] - curve.Knots[i]))]);

    private static TestRow[] Rows(string task, int count, Func<double, double, double> score)
    {
        var noise = new Noise(9);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double a = noise.Uniform(), b = noise.Uniform();
            double y = task == "binary" ? (noise.Uniform() < 1 / (1 + Math.Exp(-2 * score(a, b))) ? 1 : 0)
                : score(a, b) + (0.4 * noise.Normal());
            return new TestRow([a, b, i % 3], y);
        })];
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => source.Cancel();
    }
}
