namespace Nbm.Runtime.Tests.Training;

/// <summary>Beginning from a model changes what a fit costs, not what it arrives at.</summary>
public sealed class SameFitTests
{
    private static readonly FeatureSchema[] s_features =
        [Schemas.Number("A"), Schemas.Number("B", nullable: true), Schemas.Circle("Hour", 24), Schemas.Text("City"),
            Schemas.Number("Nothing")];

    public static TheoryData<ModelTask> Tasks => [ModelTask.Regression, ModelTask.Binary, ModelTask.Poisson];

    [Theory]
    [MemberData(nameof(Tasks))]
    public void On_the_same_rows_it_arrives_where_a_fit_from_nothing_does_in_fewer_rounds(ModelTask task)
    {
        ModelSchema schema = Schema(task);
        TestRow[] rows = Rows(task, 700, 1), fresh = Rows(task, 500, 2);
        (AdditiveModel cold, int rounds) = Continuing.Fit(schema, rows);
        (AdditiveModel otherSeed, _) = Continuing.Fit(schema, rows, options: Continuing.Options with { Seed = 7 });

        (AdditiveModel warm, int fewer) = Continuing.Fit(schema, rows, cold);

        fewer.ShouldBeLessThan(rounds);
        Continuing.Distance(warm, cold, fresh)
            .ShouldBeLessThan(Math.Max(1.5 * Continuing.Distance(otherSeed, cold, fresh), 0.02 * Deviation(cold, fresh)));
    }

    [Fact]
    public void With_more_rows_it_arrives_where_a_fit_of_all_of_them_does()
    {
        ModelSchema schema = Schema(ModelTask.Regression);
        TestRow[] rows = Rows(ModelTask.Regression, 900, 1), fresh = Rows(ModelTask.Regression, 500, 2);
        AdditiveModel some = Continuing.Fit(schema, rows[..500]).Model;
        (AdditiveModel all, int rounds) = Continuing.Fit(schema, rows);

        (AdditiveModel warm, int fewer) = Continuing.Fit(schema, rows, some);

        fewer.ShouldBeLessThan(rounds);
        Continuing.Distance(warm, all, fresh).ShouldBeLessThan(0.5 * Continuing.Distance(some, all, fresh));
    }

    [Fact]
    public void What_meant_nothing_in_the_old_rows_is_found_where_it_means_something_in_the_new()
    {
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")], [0, 1]);
        TestRow[] before = Rows(0), after = Rows(1);
        AdditiveModel old = Continuing.Fit(schema, before).Model, cold = Continuing.Fit(schema, after).Model;

        AdditiveModel warm = Continuing.Fit(schema, after, old).Model;

        old.Terms[1].Importance.ShouldBeLessThan(0.03, "a sixteenth of the noise");
        warm.Terms.ShouldAllBe(term => term.Selected);
        Continuing.Distance(warm, cold, after).ShouldBeLessThan(0.1, "a fifth of the noise");

        static TestRow[] Rows(double size)
        {
            var noise = new Noise(6);
            return [.. Enumerable.Range(0, 800).Select(_ =>
            {
                double[] x = [noise.Uniform(-1, 1), noise.Uniform(-1, 1), noise.Uniform(-1, 1)];
                return new TestRow(x, x[0] + (size * (Math.Sin(4 * x[1]) + (x[0] * x[1]) + (0.3 * x[2]))) + (0.5 * noise.Normal()));
            })];
        }
    }

    [Fact]
    public void A_model_of_several_classes_goes_on_too()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3)) with { Interactions = [] };
        TestRow[] rows = Problems.MixedRows(schema, 400);
        (AdditiveModel cold, int rounds) = Continuing.Fit(schema, rows);
        AdditiveModel otherSeed = Continuing.Fit(schema, rows, options: Continuing.Options with { Seed = 7 }).Model;

        (AdditiveModel warm, int fewer) = Continuing.Fit(schema, rows, cold);

        fewer.ShouldBeLessThan(rounds);
        Continuing.Distance(warm, cold, rows)
            .ShouldBeLessThan(Math.Max(1.5 * Continuing.Distance(otherSeed, cold, rows), 0.02 * Deviation(cold, rows)));
    }

    [Fact]
    public void A_model_whose_smoothness_is_not_known_is_a_start_nevertheless()
    {
        ModelSchema schema = Schema(ModelTask.Regression);
        TestRow[] fresh = Rows(ModelTask.Regression, 500, 99);
        double[] distances = [.. Enumerable.Range(1, 5).Select(seed =>
        {
            TestRow[] rows = Rows(ModelTask.Regression, 500, (ulong)seed);
            AdditiveModel cold = Continuing.Fit(schema, rows).Model;
            var old = new AdditiveModel(schema, cold.Classes, cold.Intercepts, cold.Axes, cold.Terms, cold.Vocabularies,
                cold.TrainingHistory);
            return Continuing.Distance(Continuing.Fit(schema, rows, old).Model, cold, fresh) / Deviation(cold, fresh);
        })];

        // What few rows leave open, such as how rough the pair is (4 or 18 degrees of freedom), may end otherwise; noise is 0.5.
        distances.Order().ElementAt(2).ShouldBeLessThan(0.05);
        distances.Max().ShouldBeLessThan(0.1);
    }

    [Fact]
    public void A_monotone_curve_stays_monotone()
    {
        ModelSchema free = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")]);
        ModelSchema bound = free with { Features = [free.Features[0] with { Monotone = Monotone.Increasing }, free.Features[1]] };
        var noise = new Noise(3);
        TestRow[] rows = [.. Enumerable.Range(0, 800).Select(_ => noise.Uniform())
            .Select(a => new TestRow([a, noise.Uniform()], Math.Sin(8 * a) + a + (0.2 * noise.Normal())))];

        AdditiveModel warm = Continuing.Fit(bound, rows, Continuing.Fit(free, rows).Model).Model;

        var scores = warm.Terms[0].Tables[0];
        scores.Skip(1).Zip(scores, (next, present) => next - present).ShouldAllBe(step => step >= 0);
        Continuing.Distance(warm, Continuing.Fit(bound, rows).Model, rows).ShouldBeLessThan(0.02);
    }

    [Fact]
    public void The_same_start_rows_and_seed_give_the_same_bytes_on_any_number_of_threads_from_a_file_too()
    {
        ModelSchema schema = Schema(ModelTask.Binary);
        TestRow[] rows = Rows(ModelTask.Binary, 600, 1);
        AdditiveModel start = Continuing.Fit(schema, rows[..400]).Model;
        TrainingOptions options = Continuing.Options with { PosteriorDraws = 4 };
        byte[] one = Continuing.Bytes(Continuing.Fit(schema, rows, start, options with { Threads = 1 }).Model);

        AdditiveModel loaded = AdditiveModel.Load(new MemoryStream(Continuing.Bytes(start)));

        Continuing.Bytes(Continuing.Fit(schema, rows, loaded, options with { Threads = 3 }).Model).ShouldBe(one);
    }

    private static ModelSchema Schema(ModelTask task) =>
        Schemas.Of(task == ModelTask.Binary ? Schemas.Binary() : TaskData.Target(task), s_features, [0, 1]);

    private static double Deviation(AdditiveModel model, TestRow[] rows)
    {
        double[] scores = [.. rows.Select(row => model.Scores(Continuing.Encoded(model, row))[0])];
        return Math.Sqrt(scores.Average(score => score * score) - Math.Pow(scores.Average(), 2));
    }

    private static TestRow[] Rows(ModelTask task, int count, ulong seed)
    {
        var noise = new Noise(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double a = noise.Uniform(-1, 1), b = noise.Uniform() < 0.1 ? double.NaN : noise.Uniform(-1, 1), hour = noise.Index(24);
            int city = noise.Index(6);
            double score = Math.Sin(4 * a) + (double.IsNaN(b) ? 0.5 : a * b) + Math.Cos(hour * Math.PI / 12) + (0.2 * city) - 0.5;
            double target = task switch
            {
                ModelTask.Binary => noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0,
                ModelTask.Poisson => Draws.Poisson(noise, Math.Exp(score)),
                _ => score + (0.5 * noise.Normal()),
            };
            return new TestRow([a, b, hour, 0, noise.Normal()], target, [null, null, null, $"city {city}", null]);
        })];
    }
}
