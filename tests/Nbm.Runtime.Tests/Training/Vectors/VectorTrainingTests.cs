namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>What is learned of vectors.</summary>
public sealed class VectorTrainingTests
{
    private static readonly TestRow[] s_rows = TestTexts.Rows(1200,
        (x, words, noise) => TestTexts.Score(x, words) + (0.5 * noise.Normal()));
    private static readonly AdditiveModel s_model = TestTexts.Train(TestTexts.Schema(Schemas.Regression()), s_rows);

    [Fact]
    public void Known_names_are_recovered_and_the_others_are_small()
    {
        s_model.Of("w3", 1).ShouldBe(1.5, 0.15);
        s_model.Of("w3", 2).ShouldBe(3, 0.3);
        s_model.Of("w7", 1).ShouldBe(-2, 0.15);
        s_model.Vectors[0].Names.Except(["w1", "w3", "w7"]).Average(name => Math.Abs(s_model.Of(name, 1))).ShouldBeLessThan(0.08);
        Curve(0.8).ShouldBe(1.6, 0.15);
        double Curve(double to) => s_model.Terms[0].Tables[0][^1] - s_model.Terms[0].Tables[0][0] - (2 * (1 - to));
    }

    [Fact]
    public void A_name_may_bend_and_is_exactly_zero_at_zero()
    {
        s_model.Of("w1", 1).ShouldBe(2, 0.2);
        s_model.Of("w1", 2).ShouldBe(2, 0.3);
        s_model.Of("w1", 100)
            .ShouldBe(s_model.Of("w1", s_model.Vectors[0].Knots[s_model.Vectors[0].Starts[s_model.Vectors[0].IndexOf("w1") + 1] - 1]));
        s_model.Of("w1", 0).ShouldBe(0);
    }

    [Fact]
    public void Most_names_are_within_two_standard_errors_of_the_truth()
    {
        VectorTerm term = s_model.Vectors[0];
        int covered = 0;
        for (int j = 0; j < term.Names.Length; j++)
        {
            double truth = TestTexts.Score(0, new() { [term.Names[j]] = 1 });
            covered += Math.Abs(term.Evaluate(0, j, 1) - truth) < 2 * term.StandardError(0, j, 1) ? 1 : 0;
        }

        (covered / (double)term.Names.Length).ShouldBeInRange(0.85, 1);
        term.ErrorFactors[0].ShouldBeInRange(0.3, 2);
        s_model.ScoreErrors!.Terms.ShouldBe(2, "the curve and the vector");
    }

    [Fact]
    public void Importances_are_those_of_the_training_rows()
    {
        VectorTerm term = s_model.Vectors[0];
        double Sum(TestRow row) => row.Vectors![0]!.Sum(word => s_model.Of(word.Key, word.Value));
        term.Importance.ShouldBe(s_rows.Average(row => Math.Abs(Sum(row))), 1e-9);
        double size = s_rows.Average(row => Math.Abs(s_model.Of("w3", row.Vectors![0]!.GetValueOrDefault("w3"))));
        term.NameImportances[0][term.IndexOf("w3")].ShouldBe((float)size, 1e-5f);
        s_model.Importances[0].Name.ShouldBe("Words");
    }

    [Theory]
    [InlineData("binary")]
    [InlineData("multiclass")]
    [InlineData("poisson")]
    [InlineData("cox")]
    public void Names_are_learned_in_every_task(string task)
    {
        var (target, draw) = Task(task);
        TestRow[] rows = TestTexts.Rows(700, (x, words, noise) => draw(0.7 * TestTexts.Score(x, words), noise), seed: 5);
        var options = new TrainingOptions { Seed = 1, Rounds = 6, PosteriorDraws = 2, Threads = 2 };
        ModelSchema schema = TestTexts.Schema(target);
        AdditiveModel model = TestTexts.Train(task == "cox" ? schema with { EventColumn = "E" } : schema, rows, options);

        int output = model.Outputs - 1;
        model.Of("w3", 1, output).ShouldBeGreaterThan(0.3);
        model.Of("w7", 1, output).ShouldBeLessThan(-0.3);
    }

    [Fact]
    public void A_vector_of_noise_is_dropped_or_hardly_adds_anything()
    {
        TestRow[] rows = TestTexts.Rows(800, (x, _, noise) => x + (0.5 * noise.Normal()), seed: 9);
        TestTexts.Train(TestTexts.Schema(Schemas.Regression()), rows).Vectors[0].Importance.ShouldBeLessThan(0.08);
    }

    private static (TargetSchema Target, Func<double, Noise, double> Draw) Task(string task) => task switch
    {
        "binary" => (Schemas.Binary(), (score, noise) => noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0),
        "multiclass" =>
            (Schemas.Multiclass(3), (score, noise) => (score + (0.5 * noise.Normal())) switch { < -0.5 => 0, < 0.5 => 1, _ => 2 }),
        "poisson" =>
            (Schemas.Regression() with { Task = ModelTask.Poisson }, (score, noise) => Math.Floor(Math.Exp(score) + noise.Uniform())),
        _ => (Schemas.Regression() with { Task = ModelTask.Cox }, (score, noise) => Math.Exp(-score) * -Math.Log(1 - noise.Uniform())),
    };
}
