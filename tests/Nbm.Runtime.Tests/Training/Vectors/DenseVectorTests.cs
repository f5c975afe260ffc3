using Nbm.Backends;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Runtime.Tests.Training.Experts;
using Nbm.Runtime.Tests.Training.Mlp;
using Nbm.Training;

namespace Nbm.Runtime.Tests.Training.Vectors;

/// <summary>Networks read each place of a dense vector as an input.</summary>
public sealed class DenseVectorTests
{
    private const int Places = 5;

    private static readonly ModelSchema s_schema = Of(Schemas.Regression());
    private static readonly MlpOptions s_options = new() { HiddenUnits = [8], BatchSize = 64, LearningRate = 0.01, Epochs = 60,
        Threads = 1 };

    [Fact]
    public void An_input_is_the_distance_from_the_mean_of_its_place_in_standard_deviations_of_the_training_rows_as_they_count()
    {
        double[][] places = [[1, 0, 7], [0, 0, 7], [4, -2, 7], [0, 3, 7]];
        double[] weights = [1, 2, 0.5, 1];
        TestRow[] rows = [.. places.Select((own, r) => new TestRow([r], r, Weight: weights[r], Places: [own]))];
        InputEncoding inputs = Inputs(Of(Schemas.Regression(), 3), rows, out TrainingData data);
        float[] encoded = InputBuilder.Encode(inputs, data.All);
        int first = inputs.Blocks[^1].First;
        for (int place = 0; place < 2; place++)
        {
            double mean = Enumerable.Range(0, 4).Sum(r => weights[r] * places[r][place]) / weights.Sum();
            double deviation = Math.Sqrt(
                Enumerable.Range(0, 4).Sum(r => weights[r] * Math.Pow(places[r][place] - mean, 2)) / weights.Sum());
            for (int r = 0; r < 4; r++)
            {
                encoded[(r * inputs.Count) + first + place].ShouldBe((float)((places[r][place] - mean) / deviation), 1e-6f);
            }
        }
    }

    [Fact]
    public void A_place_that_never_varied_is_0_whatever_it_is_later_and_a_number_far_out_is_cut()
    {
        InputEncoding inputs = Inputs(s_schema, Rows(300), out _);
        var entries = new VectorEntries();
        entries.Read([1e300, -1e300, 0, 0, 123.0]);
        var rows = new VectorRows();
        rows.Add(s_schema.Vectors[0], entries, _ => -1, null);
        var own = new double[inputs.Count];
        inputs.Encode(new RowBlock([0.0], rows), 0, own);
        own[^Places].ShouldBe(DenseInputs.Furthest);
        own[^(Places - 1)].ShouldBe(-DenseInputs.Furthest);
        own[^1].ShouldBe(0);
        InputRules.Largest(inputs)[^1].ShouldBe(DenseInputs.Furthest);
    }

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    public void Deviations_of_numbers_whose_squares_are_none_are_known(double unit)
    {
        TestRow[] rows = [.. Enumerable.Range(0, 40).Select(r => new TestRow([r], r, Places: [[unit * (r % 2), unit, 0]]))];
        DenseInputs inputs = Inputs(Of(Schemas.Regression(), 3), rows, out _).Vectors[0];
        inputs.Deviations[0].ShouldBe(unit / 2, 1e-9 * unit);
        inputs.Deviations[1].ShouldBe(0);
    }

    [Fact]
    public void Places_of_a_picture_have_one_unit_the_root_of_the_mean_variance_but_for_those_that_never_varied()
    {
        double[][] places = [[1, 0, 7, 0], [0, 0, 7, 10], [4, -2, 7, 0], [0, 3, 7, 30]];
        TestRow[] rows = [.. places.Select((own, r) => new TestRow([r], r, Places: [own]))];
        VectorSchema picture = Schemas.Dense("V", 4) with { Width = 2, Height = 2 };
        DenseInputs inputs = Inputs(Of(Schemas.Regression(), 4) with { Vectors = [picture] }, rows, out _).Vectors[0];
        double[] variances = [.. Enumerable.Range(0, 4).Select(place =>
        {
            double mean = places.Average(own => own[place]);
            return places.Average(own => Math.Pow(own[place] - mean, 2));
        })];
        double unit = Math.Sqrt(variances.Average());
        inputs.Deviations.Select((own, place) => Math.Abs(own - (place == 2 ? 0 : unit))).Max().ShouldBeLessThan(1e-6 * unit);
    }

    [Theory]
    [InlineData(1e12)]
    [InlineData(-1e300)]
    [InlineData(double.MaxValue)]
    public void A_value_far_out_hardly_changes_what_others_are(double far)
    {
        foreach (int place in new[] { 0, 3 })
        {
            TestRow[] rows = [.. Rows(1000).Select((row, r) => place == 0 || r % 50 == 0 ? row : With(row, 3, 0))];
            InputEncoding clean = Inputs(s_schema, rows, out TrainingData data);
            rows[100] = With(rows[100], place, far);
            DenseInputs inputs = Inputs(s_schema, rows, out TrainingData wild).Vectors[0];
            (inputs.Deviations[place] / clean.Vectors[0].Deviations[place]).ShouldBeInRange(0.95, place == 0 ? 1.15 : 2);
            float[] encoded = InputBuilder.Encode(clean, data.All);
            float[] own = InputBuilder.Encode(new InputEncoding(s_schema, clean.Features, [inputs]), wild.All);
            own[(100 * clean.Count) + clean.Blocks[^1].First + place].ShouldBe(Math.Sign(far) * (float)DenseInputs.Furthest, 2f);
            own.Where((_, i) => i / clean.Count != 100).Zip(encoded.Where((_, i) => i / clean.Count != 100))
                .Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(place == 0 ? 0.25f : 4f);
        }
    }

    [Theory]
    [InlineData(1e9)]
    [InlineData(-1e12)]
    public void How_far_values_lie_from_0_changes_no_input(double offset)
    {
        // Multiples of 2⁻⁸, so that the sums are exact.
        static TestRow[] Changed(TestRow[] rows, Func<double, double> change) =>
            [.. rows.Select(row => row with { Places = [[.. row.Places![0]!.Select(change)]] })];
        TestRow[] rows = Changed(Rows(500), value => Math.Round(256 * value) / 256), moved = Changed(rows, value => value + offset);
        float[] inputs = InputBuilder.Encode(Inputs(s_schema, rows, out TrainingData data), data.All);
        float[] others = InputBuilder.Encode(Inputs(s_schema, moved, out TrainingData far), far.All);
        inputs.Zip(others).Max(pair => Math.Abs(pair.First - pair.Second)).ShouldBeLessThan(offset > 0 ? 1e-6f : 1e-3f);
    }

    [Fact]
    public void A_perceptron_learns_what_places_say()
    {
        TestRow[] rows = Rows(1500);
        MlpModel model = Train(s_schema, rows[..1000], s_options);
        double mean = rows[1000..].Average(row => row.Target);
        double error = rows[1000..].Sum(row => Math.Pow(row.Target - Score(model, row), 2));
        (error / rows[1000..].Sum(row => Math.Pow(row.Target - mean, 2))).ShouldBeLessThan(0.1);
    }

    [Fact]
    public void Rows_together_have_the_scores_of_each_alone_to_the_last_bit_and_so_does_a_loaded_model()
    {
        TestRow[] rows = Rows(200);
        MlpModel model = Train(s_schema, rows, s_options with { Epochs = 3 });
        using var file = new MemoryStream();
        model.Save(file);
        MlpModel loaded = MlpModel.Load(new MemoryStream(file.ToArray()), s_schema);
        using var again = new MemoryStream();
        loaded.Save(again);
        again.ToArray().ShouldBe(file.ToArray());
        double[] scores = new double[rows.Length];
        RowVectors<TestRow> vectors = new(new TestEncoder(s_schema), model);
        model.Score(new RowBlock(Mlps.Columns(model, rows), rows.Length, rows.Length, vectors.Read(rows, 0), 0), scores, []);
        for (int r = 0; r < rows.Length; r++)
        {
            Score(model, rows[r]).ShouldBe(scores[r]);
            Score(loaded, rows[r]).ShouldBe(scores[r]);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_on_any_number_of_threads()
    {
        byte[] Bytes(int threads)
        {
            using var file = new MemoryStream();
            Train(s_schema, Rows(300), s_options with { Epochs = 4, Threads = threads }).Save(file);
            return file.ToArray();
        }

        Bytes(3).ShouldBe(Bytes(1));
    }

    [Theory]
    [InlineData(new[] { 1, 2, double.NaN, 4, 5.0 }, "place 2 (from 0) is NaN")]
    [InlineData(new[] { 1, 2, 3, 4.0 }, "4 numbers; expected: 5")]
    [InlineData(null, "it is null; expected: a number for each of its places")]
    public void What_is_no_vector_of_the_length_is_refused_with_row_and_place(double[]? places, string expected)
    {
        TestRow[] rows = Rows(60);
        rows[7] = rows[7] with { Places = [places] };
        NbmDataException training = Should.Throw<NbmDataException>(() => Train(s_schema, rows, s_options));
        training.Message.ShouldContain(expected);
        training.Message.ShouldStartWith("Row 7 of train, vector V: ");
        (training.Row, training.Feature).ShouldBe((7, "V"));
        MlpModel model = Train(s_schema, Rows(60), s_options with { Epochs = 1 });
        RowVectors<TestRow> vectors = new(new TestEncoder(s_schema), model);
        NbmDataException scoring = Should.Throw<NbmDataException>(() => vectors.Read(rows, 0));
        scoring.Message.ShouldContain(expected);
        scoring.Row.ShouldBe(7);
    }

    [Fact]
    public void A_vector_may_be_all_that_a_record_has()
    {
        ModelSchema schema = s_schema with { Features = [] };
        TestRow[] rows = [.. Rows(200).Select(row => row with { Values = [] })];
        MlpModel model = Train(schema, rows, s_options with { Epochs = 10 });
        Score(model, rows[0]).ShouldNotBe(Score(model, rows[1]));
    }

    [Fact]
    public void An_expert_reads_nothing_of_a_vector_of_another_group_which_may_be_missing()
    {
        ExpertsLayout layout = new([new("Number", [0]), new("Vector", [1])]);
        TestRow[] rows = Rows(400);
        ExpertsModel model = Experts.Experts.Train(s_schema, rows, layout, Experts.Experts.Small);
        model.Parts[1].Inputs.Select(input => s_schema.InputName(input)).ShouldBe(["V"]);
        foreach (TestRow row in rows[..20])
        {
            ExpertOpinion? alone = model.Consult(row)[0];
            ExpertOpinion? without = model.Consult(row with { Places = [null] }, groups: 1)[0];
            without!.Scores.ShouldBe(alone!.Scores);
            model.Consult(row with { Places = [[9, 9, 9, 9, 9]] })[0]!.Scores.ShouldBe(alone.Scores);
            model.Consult(row with { Values = [-3] })[1]!.Scores.ShouldBe(model.Consult(row)[1]!.Scores);
            model.Consult(row with { Places = [[9, 9, 9, 9, 9]] })[1]!.Scores.ShouldNotBe(model.Consult(row)[1]!.Scores);
        }

        Should.Throw<NbmDataException>(() => model.Consult(rows[0] with { Places = [null] })).Message.ShouldContain("vector V");
        Should.Throw<ArgumentException>(() => Experts.Experts.Train(s_schema, rows, new([new("Number", [0])]), Experts.Experts.Small))
            .Message.ShouldContain("V of Test is in no group");
    }

    [Fact]
    public void Additive_models_and_polynomials_refuse_it_by_the_names_of_those_that_do_not()
    {
        Should.Throw<NotSupportedException>(
            () => ModelTrainer.Train(new TestEncoder(s_schema), Rows(50), null, new TrainingOptions(), null, default))
            .Message.ShouldContain("[MlpModel] or [ExpertsModel]");
        Should.Throw<NotSupportedException>(
            () => SpamTrainer.Train(new TestEncoder(s_schema), Rows(50), null, 2, 4, new SpamOptions(), null, default))
            .Message.ShouldContain("[MlpModel] or [ExpertsModel]");
    }

    [Fact]
    public void More_inputs_than_the_budget_allows_are_refused_by_the_vector_that_has_them() =>
        Should.Throw<ArgumentException>(() => Train(s_schema, Rows(300), s_options with { MemoryBudget = 5000 })).Message
            .ShouldContain("V alone has 5 of them, one a place");

    [Fact]
    public void The_hash_of_a_schema_depends_on_the_length_and_not_on_what_picture_it_is()
    {
        ModelSchema longer = s_schema with { Vectors = [s_schema.Vectors[0] with { Length = 6 }] };
        longer.Hash.ShouldNotBe(s_schema.Hash);
        SchemaComparison.FirstDifference(s_schema, longer).ShouldContain("its type was double[5] and is double[6] now");
        (s_schema with { Vectors = [s_schema.Vectors[0] with { Width = 5, Height = 1 }] }).Hash.ShouldBe(s_schema.Hash);
        (s_schema with { Vectors = [s_schema.Vectors[0] with { Length = 0 }] }).Hash.ShouldNotBe(s_schema.Hash);
    }

    [Theory]
    [InlineData(-1, 0, 0, "its length is -1")]
    [InlineData(1_000_001, 0, 0, "its length is 1000001")]
    [InlineData(6, 4, 2, "a picture of 4 × 2")]
    [InlineData(6, 6, 0, "a picture of 6 × 0")]
    public void Sizes_that_contradict_one_another_are_refused(int length, int width, int height, string expected) =>
        (s_schema with { Vectors = [s_schema.Vectors[0] with { Length = length, Width = width, Height = height }] }).FirstViolation()!
            .ShouldContain(expected);

    private static ModelSchema Of(TargetSchema target, int places = Places) =>
        Schemas.Of(target, [Schemas.Number("X")]) with { Vectors = [Schemas.Dense("V", places)] };

    // Places count alone and together; the last is the same in all rows.
    private static TestRow[] Rows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(r =>
        {
            double[] own = [.. Enumerable.Range(0, Places - 1).Select(place => r % 3 == place % 3 ? 0 : Number(r, place)), 3];
            double x = Number(r, 50);
            return new TestRow([x], (2 * own[0]) - own[1] + Math.Abs(own[2] + own[3]) + x, Places: [own]);
        }),
    ];

    private static TestRow With(TestRow row, int place, double value) =>
        row with { Places = [[.. row.Places![0]!.Select((own, i) => i == place ? value : own)]] };

    private static double Number(int row, int column) => (4 * CounterRandom.Uniform(3, (uint)column, (ulong)row)) - 2;

    private static InputEncoding Inputs(ModelSchema schema, TestRow[] rows, out TrainingData data)
    {
        data = TrainingDataReader.Read(new TestEncoder(schema), rows, null, (s_options with { ValidationFraction = 0 }).ForRows());
        return new InputBuilder(data).Build(InputKind.Standard);
    }

    private static MlpModel Train(ModelSchema schema, TestRow[] rows, MlpOptions options) =>
        MlpTrainer.Train(new TestEncoder(schema), rows, null, options, null, default);

    private static double Score(MlpModel model, TestRow row)
    {
        var scores = new double[1];
        VectorRows vectors = new RowVectors<TestRow>(new TestEncoder(model.Schema), model).Read(row, null);
        model.Score(new RowBlock(row.Values, vectors), scores, []);
        return scores[0];
    }
}
