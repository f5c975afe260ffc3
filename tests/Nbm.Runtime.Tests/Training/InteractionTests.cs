namespace Nbm.Runtime.Tests.Training;

/// <summary>Interactions of every mixture learn what main effects can't.</summary>
public sealed class InteractionTests
{
    private static readonly TrainingOptions s_options = new()
    {
        Seed = 1, Epochs = 80, Nodes = 48, InteractionNodes = 24, Bases = 24, HiddenUnits = [48, 32], LearningRate = 0.01, BatchSize = 250,
        ValidationFraction = 0, Refinement = Refinement.None,
    };

    [Fact]
    public void A_number_and_a_category_learn_a_curve_per_level()
    {
        var noise = new Noise(61);
        FeatureSchema[] features = [Schemas.Number("X"), Schemas.Category("Level", 3)];
        TestRow[] rows = Rows(1500, _ =>
        {
            double x = noise.Uniform(-1, 1);
            int level = noise.Index(3);
            return ([x, level], Curve(level, x) + (0.05 * noise.Normal()));
        });

        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), features, [0, 1]), rows, s_options);

        for (int level = 0; level < 3; level++)
        {
            for (double x = -0.9; x <= 0.9; x += 0.1)
            {
                model.Scores(x, level)[0].ShouldBe(Curve(level, x), 0.2);
            }
        }

        static double Curve(int level, double x) => level switch { 0 => x, 1 => -x, _ => (2 * x * x) - 0.5 };
    }

    [Fact]
    public void Two_categories_learn_a_table()
    {
        var noise = new Noise(62);
        FeatureSchema[] features = [Schemas.Category("A", 2), Schemas.Category("B", 2)];
        TestRow[] rows = Rows(600, _ =>
        {
            int a = noise.Index(2);
            int b = noise.Index(2);
            return ([a, b], a ^ b);
        });

        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Binary(), features, [0, 1]), rows, s_options);

        model.Scores(0, 0)[0].ShouldBeLessThan(-1.5);
        model.Scores(1, 1)[0].ShouldBeLessThan(-1.5);
        model.Scores(0, 1)[0].ShouldBeGreaterThan(1.5);
        model.Scores(1, 0)[0].ShouldBeGreaterThan(1.5);
    }

    [Fact]
    public void Where_one_number_is_missing_the_other_keeps_a_curve()
    {
        var noise = new Noise(63);
        FeatureSchema[] features = [Schemas.Number("A", nullable: true), Schemas.Number("B")];
        TestRow[] rows = Rows(1500, _ =>
        {
            double a = noise.Uniform() < 0.4 ? double.NaN : noise.Uniform(-1, 1);
            double b = noise.Uniform(-1, 1);
            return ([a, b], double.IsNaN(a) ? 2 * b : a * b);
        });

        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), features, [0, 1]), rows, s_options);

        model.Scores(double.NaN, 0.8)[0].ShouldBe(1.6, 0.25);
        model.Scores(double.NaN, -0.8)[0].ShouldBe(-1.6, 0.25);
        model.Scores(-0.8, 0.8)[0].ShouldBe(-0.64, 0.25);
    }

    [Fact]
    public void Three_numbers_together_learn_what_pairs_can_not()
    {
        var noise = new Noise(64);
        FeatureSchema[] features = [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")];
        (double[] Values, double Target) Draw(int _)
        {
            double[] x = [noise.Uniform(-1, 1), noise.Uniform(-1, 1), noise.Uniform(-1, 1)];
            return (x, Math.Sign(x[0] * x[1] * x[2]));
        }

        TestRow[] rows = Rows(2000, Draw);
        TestRow[] fresh = Rows(1000, Draw);
        TrainingOptions options = s_options with { InteractionNodes = 27 }; // 9 an axis

        double pairs = Error(Problems.Train(Schemas.Of(Schemas.Regression(), features, [0, 1], [0, 2], [1, 2]), rows, options), fresh);
        double triple = Error(Problems.Train(Schemas.Of(Schemas.Regression(), features, [0, 1, 2]), rows, options), fresh);

        pairs.ShouldBeGreaterThan(0.8);
        triple.ShouldBeLessThan(0.5);
    }

    private static double Error(AdditiveModel model, TestRow[] rows) =>
        rows.Average(row => Math.Pow(row.Target - model.Scores(row.Values)[0], 2));

    private static TestRow[] Rows(int count, Func<int, (double[] Values, double Target)> draw) =>
        [.. Enumerable.Range(0, count).Select(draw).Select(row => new TestRow(row.Values, row.Target))];
}
