using Nbm.Runtime.Tests.Training.Vectors;

namespace Nbm.Runtime.Tests.Training.Linear;

/// <summary>What shapes models of straight lines have.</summary>
public sealed class LinearShapeTests
{
    private static readonly TrainingOptions s_linear = new() { Shapes = ShapeKind.Linear, PosteriorDraws = 4, Seed = 1 };

    public static TheoryData<ModelTask> Tasks { get; } = [.. TaskData.All];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Every_task_has_straight_lines(ModelTask task)
    {
        TestRow[] rows = TaskData.Rows(task, 500, 1);
        AdditiveModel model = Problems.Train(TaskData.Schema(task), rows, s_linear);

        IsLine(x => model.Contribution(1, 0.5, x, 0.5), rows.Min(row => row.Values[1]), rows.Max(row => row.Values[1]));
        double Slope(int feature) => Contribution(feature, 0.9) - Contribution(feature, 0.1);
        double Contribution(int feature, double x) =>
            model.Contribution(feature, [.. Enumerable.Range(0, 3).Select(f => f == feature ? x : 0.5)]);
        Slope(1).ShouldBe(TaskData.Shape(task, 1, 0.9) - TaskData.Shape(task, 1, 0.1), 0.5);
    }

    [Fact]
    public void A_line_goes_on_for_a_third_of_its_range_beyond_the_rows()
    {
        var noise = new Noise(2);
        AdditiveModel model = Problems.Train(
            Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]),
            [.. Enumerable.Range(0, 3000).Select(i => new TestRow([i / 3000.0], (2 * i / 3000.0) + (0.1 * noise.Normal())))],
            s_linear);

        IsLine(x => model.Scores(x)[0], -0.33, 1.33);
        model.Scores(3)[0].ShouldBe(model.Scores(2)[0]);
    }

    [Fact]
    public void An_interaction_of_numbers_is_their_product_and_of_a_category_a_line_for_each_level()
    {
        var noise = new Noise(4);
        double[] slopes = [1, -2, 0.5];
        TestRow[] rows = [.. Enumerable.Range(0, 900).Select(_ =>
        {
            double a = noise.Uniform(), b = noise.Uniform();
            int c = noise.Index(3);
            return new TestRow([a, b, c], (3 * a * b) + (slopes[c] * a) + (0.1 * noise.Normal()));
        })];
        AdditiveModel model = Problems.Train(
            Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Category("C", 3)], [0, 1], [0, 2]),
            rows, s_linear);

        (model.Scores(0.9, 0.9, 0)[0] - model.Scores(0.9, 0.1, 0)[0] - model.Scores(0.1, 0.9, 0)[0] + model.Scores(0.1, 0.1, 0)[0])
            .ShouldBe(3 * 0.8 * 0.8, 0.1);
        for (int c = 0; c < 3; c++)
        {
            (model.Scores(0.9, 0.5, c)[0] - model.Scores(0.1, 0.5, c)[0]).ShouldBe(0.8 * (1.5 + slopes[c]), 0.06);
            IsLine(x => model.Scores(x, 0.3, c)[0], 0.05, 0.95);
        }
    }

    [Theory]
    [InlineData(0.3, 100)]
    [InlineData(0.2, 300)]
    public void A_product_that_data_show_is_kept(double product, int count)
    {
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var noise = new Noise(40 + seed);
            TestRow[] rows = [.. Enumerable.Range(0, count).Select(_ => (X: noise.Normal(), Z: noise.Normal())).Select(row =>
                new TestRow([row.X, row.Z], row.X + row.Z + (product * row.X * row.Z) + (0.5 * noise.Normal())))];
            AdditiveModel model = Problems.Train(
                Schemas.Of(Schemas.Regression(), [Schemas.Number("X"), Schemas.Number("Z")], [0, 1]), rows, s_linear);

            double found = (model.Scores(1, 1)[0] - model.Scores(1, -1)[0] - model.Scores(-1, 1)[0] + model.Scores(-1, -1)[0]) / 4;
            found.ShouldBe(product, 0.2, $"seed {seed}");
            model.Terms[2].Selected.ShouldBeTrue($"seed {seed}");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_circle_has_one_wave(bool levels)
    {
        var noise = new Noise(3);
        TestRow[] rows = [.. Enumerable.Range(0, 2000).Select(_ => noise.Index(24)).Select(hour =>
            new TestRow([hour], Math.Sin((2 * Math.PI * hour / 24) + 1) + (hour == 5 ? 0.8 : 0) + (0.1 * noise.Normal())))];
        AdditiveModel model = Problems.Train(
            Schemas.Of(Schemas.Regression(), [levels ? Schemas.Ordered("Hour", 24, cyclic: true) : Schemas.Circle("Hour", 24)]),
            rows, s_linear);

        // A wave of one period and its opposite cancel, which a peak at one hour doesn't.
        double mean = Enumerable.Range(0, 24).Average(hour => model.Scores(hour)[0]);
        for (int hour = 0; hour < 12; hour++)
        {
            (model.Scores(hour)[0] + model.Scores(hour + 12)[0] - (2 * mean)).ShouldBe(0, levels ? 1e-3 : 0.03);
        }

        (model.Scores(4)[0] - model.Scores(16)[0]).ShouldBe(2 * Math.Sin((2 * Math.PI * 4 / 24) + 1), 0.15);
    }

    [Fact]
    public void Missing_values_special_values_and_categories_have_effects_of_their_own()
    {
        var noise = new Noise(6);
        TestRow[] rows = [.. Enumerable.Range(0, 900).Select(i =>
        {
            double a = i % 3 == 0 ? double.NaN : i % 3 == 1 ? -9 : noise.Uniform();
            int c = noise.Index(3);
            return new TestRow([a, c], (double.IsNaN(a) ? 2 : a < 0 ? -1 : 3 * a) + (c == 1 ? 1 : 0) + (0.1 * noise.Normal()));
        })];
        FeatureSchema number = Schemas.Number("A", nullable: true) with { Specials = [-9] };
        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), [number, Schemas.Category("C", 3)]), rows, s_linear);

        model.Scores(double.NaN, 0)[0].ShouldBe(2, 0.1);
        model.Scores(-9, 0)[0].ShouldBe(-1, 0.1);
        model.Scores(0.5, 1)[0].ShouldBe(2.5, 0.1);
        model.Scores(1, 0)[0].ShouldBe(3, 0.1);
    }

    [Fact]
    public void Monotone_features_keep_their_sign()
    {
        var noise = new Noise(7);
        TestRow[] rows = [
            .. Enumerable.Range(0, 400).Select(_ => noise.Uniform()).Select(x => new TestRow([x], -x + (0.1 * noise.Normal())))];
        FeatureSchema rising = Schemas.Number("A") with { Monotone = Monotone.Increasing };
        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), [rising]), rows, s_linear);

        (model.Scores(0.9)[0] - model.Scores(0.1)[0]).ShouldBeInRange(0, 0.02);
    }

    [Fact]
    public void Names_of_vectors_are_lines_through_nothing()
    {
        TestRow[] rows = TestTexts.Rows(1200, (x, words, noise) => TestTexts.Score(x, words) + (0.5 * noise.Normal()));
        AdditiveModel model = TestTexts.Train(TestTexts.Schema(Schemas.Regression()), rows, s_linear);

        VectorTerm term = model.Vectors[0];
        for (int j = 0; j < term.Names.Length; j++)
        {
            double outermost = term.Knots[term.Starts[j + 1] - 1], whole = term.Evaluate(0, j, outermost);
            term.Evaluate(0, j, outermost / 2).ShouldBe(whole / 2, 1e-5 * (1 + Math.Abs(whole)));
        }
    }

    [Fact]
    public void The_same_bytes_on_any_number_of_threads()
    {
        TestRow[] rows = TaskData.Rows(ModelTask.Poisson, 500, 1);
        byte[] Train(int threads)
        {
            using var stream = new MemoryStream();
            Problems.Train(TaskData.Schema(ModelTask.Poisson), rows, s_linear with { Threads = threads }).Save(stream);
            return stream.ToArray();
        }

        Train(1).ShouldBe(Train(2));
    }

    [Theory]
    [InlineData(Refinement.None)]
    [InlineData(Refinement.Linear)]
    public void Lines_need_a_full_refinement(Refinement refinement) =>
        Should.Throw<ArgumentOutOfRangeException>(() => (s_linear with { Refinement = refinement }).Validate())
            .Message.ShouldContain("lines are found by Refinement.Full alone");

    [Fact]
    public void The_model_says_that_it_was_asked_for_lines()
    {
        TestRow[] rows = TaskData.Rows(ModelTask.Poisson, 500, 1);
        Problems.Train(TaskData.Schema(ModelTask.Poisson), rows, s_linear).TrainingRun!.Options["Shapes"].ShouldBe("Linear");
    }

    private static void IsLine(Func<double, double> f, double from, double to)
    {
        double slope = f(to) - f(from);
        for (int i = 1; i < 10; i++)
        {
            f(from + ((to - from) * i / 10)).ShouldBe(f(from) + (slope * i / 10), 1e-4 * Math.Max(1, Math.Abs(slope)));
        }
    }
}
