using Nbm.Backends;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Runtime.Tests.Training.Experts;
using Nbm.Runtime.Tests.Training.Mlp;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Inputs;

/// <summary>Of categories of many levels networks learn a few numbers a level.</summary>
public sealed class EmbeddingTests
{
    private const int Users = 300, Items = 60;

    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(),
        [Schemas.Text("User", nullable: true), Schemas.Number("X"), Schemas.Text("Item")]);
    private static readonly MlpOptions s_options = new() { HiddenUnits = [16], BatchSize = 128, Epochs = 60, EmbeddingLevels = 50,
        Dropout = 0, Threads = 2 };

    [Fact]
    public void Tastes_that_users_and_items_share_are_found_of_pairs_that_training_never_saw()
    {
        TestRow[] rows = Rows(9000);
        TestRow[] test = rows[8000..];
        MlpModel model = Train(rows[..8000], s_options);
        double mean = test.Average(row => row.Target);
        double rest = test.Sum(row => Math.Pow(row.Target - model.Scores(row)[0], 2)) / test.Sum(row => Math.Pow(row.Target - mean, 2));
        rest.ShouldBeLessThan(0.15);
    }

    [Fact]
    public void A_level_that_training_never_saw_is_what_can_be_said_without_knowing_it()
    {
        TestRow[] rows = [.. Enumerable.Range(0, 6000).Select(r =>
        {
            int user = (int)(Users * Draw(r, 1));
            double x = Draw(r, 2);
            return new TestRow([0, x, 0], (10 * Draw(user, 3)) + (3 * x), [$"u{user}", null, "i"]);
        })];
        MlpModel model = Train(rows, s_options);
        double mean = Enumerable.Range(0, Users).Average(user => 10 * Draw(user, 3));
        foreach (double x in new[] { 0.1, 0.5, 0.9 })
        {
            model.Scores(new TestRow([0, x, 0], 0, ["nobody", null, "i"]))[0].ShouldBe(mean + (3 * x), 1.5);
        }

        // Missing is unseen too where no training row misses it.
        model.Scores(new TestRow([0, 0.5, 0], 0, [null, null, "i"]))[0]
            .ShouldBe(model.Scores(new TestRow([0, 0.5, 0], 0, ["nobody", null, "i"]))[0]);
    }

    [Fact]
    public void A_missing_value_that_training_rows_have_is_a_level_of_its_own()
    {
        TestRow[] rows = [
            .. Rows(3000).Select((row, r) => r % 4 == 0 ? row with { Texts = [null, null, row.Texts![2]], Target = 20 } : row)];
        MlpModel model = Train(rows, s_options);
        model.Scores(rows[0])[0].ShouldBe(20, 2);
        model.Scores(rows[0] with { Texts = ["nobody", null, rows[0].Texts![2]] })[0].ShouldBeLessThan(12);
    }

    [Fact]
    public void No_row_has_an_input_for_each_level()
    {
        TrainingData data = TrainingDataReader.Read(new TestEncoder(s_schema), Rows(3000), null, s_options.ForRows());
        NetworkInputs inputs = new InputBuilder(data).Build(InputKind.Standard, 50, null, static _ => 2);
        inputs.Plain.Count.ShouldBe(2); // Of X alone.
        inputs.Embedded.Select(own => own.Width).ShouldBe([5, 4]);
        inputs.Count.ShouldBe(2 + (2 * 5) + (2 * 4));
        inputs.Encode(data.All).Length.ShouldBe(2 * data.All.Count);
        EmbeddedFeature.UsualWidth(100_000).ShouldBe(18);
    }

    [Fact]
    public void Below_the_threshold_a_model_is_the_same_whatever_the_embeddings_would_be()
    {
        TestRow[] rows = Rows(400);
        MlpModel before = Train(rows, s_options with { Epochs = 2, EmbeddingLevels = 1000 });
        Train(rows, s_options with { Epochs = 2, EmbeddingLevels = 300, EmbeddingWidth = 7 }).Numbers().ShouldBe(before.Numbers());
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads_and_a_file_gives_the_model_back()
    {
        TestRow[] rows = Rows(1500);
        byte[] Bytes(MlpModel model)
        {
            using var file = new MemoryStream();
            model.Save(file);
            return file.ToArray();
        }

        byte[] one = Bytes(Train(rows, s_options with { Epochs = 3, Threads = 1 }));
        Bytes(Train(rows, s_options with { Epochs = 3, Threads = 3 })).ShouldBe(one);
        MlpModel loaded = MlpModel.Load(new MemoryStream(one), s_schema);
        Bytes(loaded).ShouldBe(one);
        loaded.Scores(rows[3]).ShouldBe(Train(rows, s_options with { Epochs = 3 }).Scores(rows[3]));
    }

    [Fact]
    public void An_expert_learns_the_same_bits_whatever_groups_it_does_not_read_hold()
    {
        ExpertsLayout layout = Experts.Experts.Layout([[0], [1, 2]]);
        ExpertsOptions options = Experts.Experts.Small with { EmbeddingLevels = 50, ValidationFraction = 0, Epochs = 4 };
        ModelSchema schema = s_schema with { Target = Schemas.Binary() }; // Of numbers experts learn what the one of all groups would say.
        TestRow[] rows = [.. Rows(1200).Select(row => row with { Target = row.Target > 0.5 ? 1 : 0 })];
        TestRow[] others = [.. rows.Select((row, r) => row with
        {
            Values = [0, rows[^(r + 1)].Values[1], 0], Texts = [row.Texts![0], null, rows[^(r + 1)].Texts![2]],
        })];
        ExpertsModel model = Experts.Experts.Train(schema, rows, layout, options),
            other = Experts.Experts.Train(schema, others, layout, options);
        for (int r = 0; r < 40; r++)
        {
            other.Consult(others[r])[0]!.Scores.ShouldBe(model.Consult(rows[r])[0]!.Scores);
            model.Consult(rows[r] with { Values = [0, 77, 0], Texts = [rows[r].Texts![0], null, "nothing"] })[0]!.Scores
                .ShouldBe(model.Consult(rows[r])[0]!.Scores);
            other.Consult(others[r])[2]!.Scores.ShouldNotBe(model.Consult(rows[r])[2]!.Scores);
        }
    }

    [Fact]
    public void Experts_of_users_and_items_find_what_neither_knows_alone()
    {
        TestRow[] rows = Rows(9000);
        ExpertsModel model = Experts.Experts.Train(
            s_schema, rows[..8000], Experts.Experts.Layout([[0, 1], [2]]),
            new ExpertsOptions { EmbeddingLevels = 50, Threads = 2, Epochs = 40 });
        double Error(int expert) => rows[8000..].Average(row => Math.Pow(row.Target - model.Consult(row)[expert]!.Predictions[0], 2));
        Error(2).ShouldBeLessThan(0.5 * Error(0));
        Error(2).ShouldBeLessThan(0.5 * Error(1));
    }

    [Fact]
    public void Embeddings_beyond_the_budget_are_refused_by_the_feature_with_most() =>
        Should.Throw<ArgumentException>(() => Train(Rows(3000), s_options with { EmbeddingWidth = 500, MemoryBudget = 200_000 })).Message
            .ShouldContain("User has 302 levels of 500: lower EmbeddingWidth");

    [Theory]
    [InlineData(-1, null, "EmbeddingLevels is -1")]
    [InlineData(5, 0, "EmbeddingWidth is 0")]
    [InlineData(5, 1025, "EmbeddingWidth is 1025")]
    public void Options_out_of_range_are_refused(int levels, int? width, string expected)
    {
        Should.Throw<ArgumentOutOfRangeException>((s_options with { EmbeddingLevels = levels, EmbeddingWidth = width }).Validate).Message
            .ShouldContain(expected);
        Should.Throw<ArgumentOutOfRangeException>(new ExpertsOptions { EmbeddingLevels = levels, EmbeddingWidth = width }.Validate).Message
            .ShouldContain(expected);
    }

    // Users and items have two tastes each, and how much a user likes an item is their product.
    private static TestRow[] Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(r =>
        {
            int user = (int)(Users * Draw(r, 11)), item = (int)(Items * Draw(r, 12));
            double x = Draw(r, 13), score = 0;
            for (uint taste = 0; taste < 2; taste++)
            {
                score += 4 * ((2 * Draw(user, 20 + taste)) - 1) * ((2 * Draw(item, 30 + taste)) - 1);
            }

            return new TestRow([0, x, 0], score + x, [$"u{user}", null, $"i{item}"]);
        }),
    ];

    private static double Draw(int index, uint stream) => CounterRandom.Uniform(7, stream, (ulong)index);

    private static MlpModel Train(TestRow[] rows, MlpOptions options) => Mlps.Train(s_schema, rows, options);
}
