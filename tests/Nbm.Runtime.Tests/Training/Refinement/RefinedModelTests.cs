using Nbm.Testing;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What a whole fit with refinement comes to.</summary>
public sealed class RefinedModelTests
{
    // The networks of the defaults take most of a fit's time and little part in it.
    private static readonly TrainingOptions s_options = new() { Seed = 1, HiddenUnits = [32, 16], Bases = 16 };

    private static readonly FeatureSchema[] s_numbers = [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")];

    [Fact]
    public void An_additive_function_is_recovered_better_than_by_gradient_descent()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), s_numbers);
        TestRow[] fresh = Additive(2000, 50);
        double refined = 0, unrefined = 0;
        for (ulong seed = 1; seed <= 3; seed++)
        {
            TestRow[] rows = Additive(600, seed);
            refined += Error(Problems.Train(schema, rows, s_options), fresh) / 3;
            unrefined += Error(Problems.Train(schema, rows, s_options with { Refinement = Refinement.None }), fresh) / 3;
        }

        refined.ShouldBeLessThan(0.17, "a third of the noise; where x is far out there are few rows");
        refined.ShouldBeLessThan(0.85 * unrefined);
    }

    [Fact]
    public void The_defaults_recover_an_additive_function()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), s_numbers);

        Error(Problems.Train(schema, Additive(600, 1), new TrainingOptions()), Additive(2000, 2)).ShouldBeLessThan(0.2);
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("binary")]
    public void The_shape_of_a_feature_that_means_nothing_is_nearly_flat(string task)
    {
        var noise = new Noise(11);
        ModelSchema schema = Schemas.Of(Refinements.Target(task), [Schemas.Number("A"), Schemas.Number("Nothing")]);
        TestRow[] rows = [.. Enumerable.Range(0, 800).Select(_ =>
        {
            double a = noise.Uniform(-1, 1), score = 3 * a;
            double y = task == "regression" ? score + noise.Normal() : noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0;
            return new TestRow([a, noise.Uniform(-1, 1)], y);
        })];

        AdditiveModel model = Problems.Train(schema, rows, s_options);

        double[] shape = [.. Enumerable.Range(-9, 19).Select(i => model.Contribution(1, 0, i / 10.0))];
        (shape.Max() - shape.Min()).ShouldBeLessThan(0.25);
        (model.Contribution(0, 0.9, 0) - model.Contribution(0, -0.9, 0)).ShouldBe(5.4, 1.2);
    }

    [Fact]
    public void A_linear_refinement_learns_what_a_missing_value_means()
    {
        var noise = new Noise(4);
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A", nullable: true)]);
        TestRow[] rows = [.. Enumerable.Range(0, 300)
            .Select(i => new TestRow([i % 3 == 0 ? double.NaN : noise.Normal()], (i % 3 == 0 ? 3 : 0) + noise.Normal()))];

        AdditiveModel model = Problems.Train(schema, rows, s_options with { Refinement = Refinement.Linear, Nodes = 64, Epochs = 100 });

        model.Scores(double.NaN)[0].ShouldBe(3, 0.3);
    }

    [Fact]
    public void A_pair_is_learned_where_there_is_one()
    {
        // On the first grid; see below for finer ones.
        AdditiveModel model = Problems.Train(
            Schemas.Of(Schemas.Regression(), s_numbers, [0, 1]), Product(2000, 12), s_options with { MemoryBudget = 0 });

        model.Contribution(3, 0.8, 0.8, 0).ShouldBe(1.28, 0.3);
        model.Contribution(3, 0.8, -0.8, 0).ShouldBe(-1.28, 0.3);
        model.Terms[0].Importances[0].ShouldBeLessThan(0.1, "a pure interaction has no main effects");
    }

    [Fact]
    public void A_smooth_pair_does_not_take_up_the_noise()
    {
        AdditiveModel model = Problems.Train(Schemas.Of(Schemas.Regression(), s_numbers, [0, 1]), Product(2000, 12), s_options);

        model.Terms[3].DegreesOfFreedom!.Value.ShouldBeLessThan(400);
        Product(2000, 13).Average(row => Math.Abs(model.Scores(row.Values)[0] - (2 * row.Values[0] * row.Values[1]) - row.Values[2]))
            .ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_weight_of_two_is_nearly_a_row_twice()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), s_numbers);
        TestRow[] rows = [.. Additive(400, 3).Select(row => row with { Values = [.. row.Values.Select(x => Math.Round(x, 1))] })];
        TrainingOptions options = s_options with { ValidationFraction = 0, PosteriorDraws = 0, Epochs = 5 };
        AdditiveModel weighted = Problems.Train(schema, [.. rows.Select((row, i) => i % 10 == 0 ? row with { Weight = 2 } : row)], options);
        AdditiveModel twice = Problems.Train(schema, [.. rows.SelectMany((row, i) => i % 10 == 0 ? new[] { row, row } : [row])], options);
        AdditiveModel once = Problems.Train(schema, rows, options);

        // The same rows are fitted, but smoothness sees 400 rows here and 440 there, and probes are drawn row by row.
        double difference = Distance(weighted, twice, rows), effect = Distance(once, twice, rows);
        difference.ShouldBeLessThan(0.03, "a sixteenth of the noise");
        difference.ShouldBeLessThan(effect);
    }

    [Fact]
    public void Weights_say_how_rows_compare_and_not_how_many_there_are()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), s_numbers);
        TestRow[] rows = Additive(300, 3);

        AdditiveModel model = Problems.Train(schema, rows, s_options);
        AdditiveModel heavy = Problems.Train(schema, [.. rows.Select(row => row with { Weight = 4 })], s_options);

        Distance(model, heavy, rows).ShouldBeLessThan(1e-3);
    }

    [Theory]
    [InlineData("regression")]
    [InlineData("binary")]
    [InlineData("multiclass")]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads(string task)
    {
        ModelSchema schema = Problems.MixedSchema(Refinements.Target(task));
        TestRow[] rows = Problems.MixedRows(schema, task == "multiclass" ? 100 : 300);
        byte[] one = Bytes(1);

        Bytes(1).ShouldBe(one);
        Bytes(3).ShouldBe(one);

        byte[] Bytes(int threads)
        {
            using var stream = new MemoryStream();
            Problems.Train(schema, rows, s_options with { Threads = threads, Epochs = 20 }).Save(stream);
            return stream.ToArray();
        }
    }

    [Fact]
    public void Rows_in_another_order_are_solved_to_the_same_tables()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3));
        TestRow[] rows = Problems.MixedRows(schema, 120);
        TestRow[] shuffled = [.. TestValues.Permutation(rows.Length, 3).Select(i => rows[i])];

        float[] one = Tables(rows), other = Tables(shuffled);

        one.ShouldBe(other, 2e-3);

        float[] Tables(TestRow[] from)
        {
            TrainingData data = Problems.Data(schema, from);
            UnknownLayout layout = Refinements.Layout(Refinements.Grid(data));
            using RefinementStage stage = Refinements.Solved(data, layout);
            return stage.System.Tables(stage.System.Unknowns);
        }
    }

    [Fact]
    public void Rows_in_another_order_make_nearly_the_same_model()
    {
        // Probes and held-out rows are drawn by position, so that smoothness differs by their chance; predictions by much less than the
        // noise of 0.5.
        ModelSchema schema = Schemas.Of(Schemas.Regression(), s_numbers);
        TestRow[] rows = Additive(500, 6);
        TrainingOptions options = s_options with { ValidationFraction = 0, Epochs = 5 };

        AdditiveModel model = Problems.Train(schema, rows, options);
        AdditiveModel other = Problems.Train(schema, [.. rows.Reverse()], options);

        Distance(model, other, rows).ShouldBeLessThan(0.02);
    }

    public static TheoryData<string> Extremes =>
        ["huge values", "constant features", "all missing", "a row for each class", "more features than rows", "separated",
            "hardly any other class", "constant target", "two rows", "tiny weights"];

    [Theory]
    [MemberData(nameof(Extremes))]
    public void Extreme_data_end_finite(string what)
    {
        (ModelSchema schema, TestRow[] rows) = Extreme(what);

        AdditiveModel model = Problems.Train(schema, rows, s_options with { Epochs = 20 });

        foreach (TestRow row in rows)
        {
            model.Scores(row.Values).ShouldAllBe(score => double.IsFinite(score));
        }

        model.Intercepts.ShouldAllBe(intercept => double.IsFinite(intercept));
        model.Terms.ShouldAllBe(term => term.Tables.All(table => table.All(float.IsFinite)));
    }

    [Fact]
    public void Targets_of_any_size_are_learned_alike()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), s_numbers);
        TestRow[] rows = Additive(300, 7);
        AdditiveModel model = Problems.Train(schema, rows, s_options);
        AdditiveModel large = Problems.Train(schema, [.. rows.Select(row => row with { Target = 1e30 * row.Target })], s_options);

        foreach (TestRow row in rows)
        {
            (large.Scores(row.Values)[0] / 1e30).ShouldBe(model.Scores(row.Values)[0], 1e-3);
        }
    }

    private static (ModelSchema Schema, TestRow[] Rows) Extreme(string what)
    {
        var noise = new Noise(17);
        TestRow[] Rows(int count, Func<int, double[]> values, Func<int, double> target) =>
            [.. Enumerable.Range(0, count).Select(i => new TestRow(values(i), target(i)))];
        double[] Two(int _) => [noise.Normal(), noise.Normal()];
        FeatureSchema[] two = [Schemas.Number("A", nullable: true), Schemas.Number("B", nullable: true)];
        return what switch
        {
            "huge values" => (Schemas.Of(Schemas.Regression(), two, [0, 1]), Rows(200,
                i => [1e30 * noise.Normal(), i == 0 ? 1e300 : noise.Normal()], i => 1e30 * noise.Normal())),
            "constant features" => (Schemas.Of(Schemas.Regression(), two, [0, 1]), Rows(100, _ => [3, -1e-300], _ => noise.Normal())),
            "all missing" => (Schemas.Of(Schemas.Binary(), two, [0, 1]), Rows(100, _ => [double.NaN, double.NaN], i => i % 2)),
            "a row for each class" => (Schemas.Of(Schemas.Multiclass(4), two, [0, 1]), Rows(4, Two, i => i)),
            "more features than rows" => (
                Schemas.Of(Schemas.Regression(), [.. Enumerable.Range(0, 30).Select(f => Schemas.Number($"F{f}"))]),
                Rows(25, _ => [.. Enumerable.Range(0, 30).Select(_ => noise.Normal())], _ => noise.Normal())),
            "separated" => (Schemas.Of(Schemas.Binary(), two, [0, 1]), Rows(100, i => [i, noise.Normal()], i => i < 50 ? 0 : 1)),
            "hardly any other class" => (Schemas.Of(Schemas.Multiclass(3), two, [0, 1]), Rows(60, Two, i => i == 0 ? 0 : 1)),
            "constant target" => (Schemas.Of(Schemas.Regression(), two, [0, 1]), Rows(60, Two, _ => 7)),
            "two rows" => (Schemas.Of(Schemas.Regression(), two, [0, 1]), Rows(2, Two, i => i)),
            _ => (Schemas.Of(Schemas.Regression(), two, [0, 1]),
                [.. Rows(60, Two, _ => noise.Normal()).Select((row, i) => row with { Weight = i % 2 == 0 ? 1e-20 : 1 })]),
        };
    }

    // sin, a parabola and nothing, with noise of deviation 0.5.
    private static TestRow[] Additive(int count, ulong seed)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { noise.Uniform(-2, 2), noise.Normal(), noise.Uniform(-1, 1) })
            .Select(x => new TestRow(x, Truth(x) + (0.5 * noise.Normal())))];
    }

    // The product of two features and a third, with noise of deviation 0.3.
    private static TestRow[] Product(int count, ulong seed)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new[] { noise.Uniform(-1, 1), noise.Uniform(-1, 1), noise.Uniform(-1, 1) })
            .Select(x => new TestRow(x, (2 * x[0] * x[1]) + x[2] + (0.3 * noise.Normal())))];
    }

    private static double Truth(double[] x) => Math.Sin(2 * x[0]) + (0.3 * x[1] * x[1]);

    // The root of the mean square by which predictions miss the truth.
    private static double Error(AdditiveModel model, TestRow[] rows) =>
        Math.Sqrt(rows.Average(row => Math.Pow(model.Scores(row.Values)[0] - Truth(row.Values), 2)));

    private static double Distance(AdditiveModel model, AdditiveModel other, TestRow[] rows) =>
        Math.Sqrt(rows.Average(row => Math.Pow(model.Scores(row.Values)[0] - other.Scores(row.Values)[0], 2)));
}
