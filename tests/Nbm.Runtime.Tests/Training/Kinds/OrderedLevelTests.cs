using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Ordered levels: steps between neighbours are rough, where levels of no order are shrunk each by itself.</summary>
public sealed class OrderedLevelTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 4 };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Roughness_is_steps_between_neighbours_and_a_little_ridge(bool cyclic)
    {
        DifferenceRows rows = Roughness.Curve(new AxisShape(5, 1) { IsOfLevels = true, IsCyclic = cyclic });
        float[] v = [1, 3, -2, 4, 0];

        double ridge = rows.Square([1, 1, 1, 1, 1]) / 5;

        ridge.ShouldBeInRange(1e-6, 0.05);
        double steps = 4 + 25 + 36 + 16 + (cyclic ? 1 : 0);
        rows.Square(v).ShouldBe(steps + (ridge * v.Sum(value => (double)value * value)), 1e-3);
    }

    [Fact]
    public void Levels_that_training_never_saw_are_interpolated_between_neighbours_and_level_beyond_the_last()
    {
        var noise = new Noise(3);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Ordered("A", 9)]);
        int[] seen = [2, 3, 6];
        AdditiveModel model = Problems.Train(
            schema, [.. Enumerable.Range(0, 600).Select(i => new TestRow([seen[i % 3]], seen[i % 3] + (0.3 * noise.Normal())))], s_options);

        double[] score = [.. Enumerable.Range(0, 9).Select(level => model.Scores(level)[0])];

        score[6].ShouldBe(6, 0.1);
        score[0].ShouldBe(score[2], 0.1);
        score[1].ShouldBe(score[2], 0.1);
        score[4].ShouldBe(score[3] + ((score[6] - score[3]) / 3), 0.1);
        score[5].ShouldBe(score[3] + (2 * (score[6] - score[3]) / 3), 0.1);
        score[8].ShouldBe(score[6], 0.1);
        model.Terms[0].StandardErrors[0][8].ShouldBeGreaterThan(model.Terms[0].StandardErrors[0][6], "nothing was seen there");
    }

    [Fact]
    public void On_few_noisy_rows_order_finds_the_truth_where_levels_by_themselves_find_noise()
    {
        double ordered = 0, nominal = 0;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            var noise = new Noise(seed);
            TestRow[] rows = [.. Enumerable.Range(0, 160).Select(i => new TestRow([i % 20], Truth(i % 20) + noise.Normal()))];
            ordered += Error(Schemas.Ordered("A", 20), rows) / 3;
            nominal += Error(Schemas.Category("A", 20), rows) / 3;
        }

        ordered.ShouldBeLessThan(0.75 * nominal);

        static double Truth(int level) => Math.Sin(level / 4.0);

        static double Error(FeatureSchema feature, TestRow[] rows)
        {
            AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), [feature]), rows, s_options);
            return Math.Sqrt(Enumerable.Range(0, 20).Average(level => Math.Pow(model.Scores(level)[0] - Truth(level), 2)));
        }
    }

    [Fact]
    public void In_a_pair_a_combination_without_rows_is_like_its_neighbours()
    {
        var noise = new Noise(7);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Ordered("A", 6), Schemas.Category("B", 2)], [0, 1]);
        TestRow[] rows = [.. Enumerable.Range(0, 900).Select(i => (A: i % 6, B: i / 6 % 2)).Where(row => row is not (3, 1))
            .Select(row => new TestRow([row.A, row.B], (row.B == 1 ? row.A : -row.A) + (0.2 * noise.Normal())))];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        model.Scores(3, 1)[0].ShouldBe(3, 0.7);
        model.Scores(2, 1)[0].ShouldBe(2, 0.2);
    }

    [Theory]
    [InlineData(Refinement.None)]
    [InlineData(Refinement.Linear)]
    [InlineData(Refinement.Full)]
    public void Every_way_to_train_learns_them(Refinement refinement)
    {
        var noise = new Noise(9);
        FeatureSchema[] features = [Schemas.Ordered("A", 6) with { IsNullable = true }, Schemas.Number("B"), Schemas.Number("C")];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), features, [0, 1], [0, 1, 2]);
        TestRow[] rows = [.. Enumerable.Range(0, 400).Select(i =>
        {
            double a = i % 9 == 0 ? double.NaN : i % 6, b = noise.Uniform(-1, 1);
            return new TestRow([a, b, noise.Normal()], (double.IsNaN(a) ? 2 : a) + (0.2 * noise.Normal()));
        })];

        AdditiveModel model = Problems.Train(schema, rows,
            s_options with { Refinement = refinement, HiddenUnits = [16, 16], Bases = 8, Epochs = 80, Nodes = 32, InteractionNodes = 12 });

        model.Scores(5, 0, 0)[0].ShouldBe(5, 0.5);
        model.Scores(0, 0, 0)[0].ShouldBe(0, 0.5);
        model.Scores(double.NaN, 0, 0)[0].ShouldBe(2, 0.5);
    }
}
