using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training.Flint;

/// <summary>Interpreters of something else that predicts, which stays as it is.</summary>
public sealed class InterpretTests
{
    private static readonly ModelSchema s_schema = Problems.MixedSchema(Schemas.Binary());
    private static readonly TestRow[] s_rows = Problems.MixedRows(s_schema, 900);
    private static readonly TestEncoder s_encoder = new(s_schema);
    private static readonly FlintOptions s_options = Flints.Small with { InterpreterEpochs = 40 };

    [Theory]
    [InlineData(AttributeInputs.Hidden)]
    [InlineData(AttributeInputs.Features)]
    public void On_fresh_rows_it_says_what_the_teacher_says(AttributeInputs inputs)
    {
        FlintModel model = Interpret(s_rows[..700], row => [Teacher(row)], s_options, inputs);
        model.HasPredictor.ShouldBeFalse();
        model.HasRemainder.ShouldBeFalse();
        FlintMetrics measured = model.Measure(s_encoder, s_rows[700..], row => [LogOdds(row)]);
        measured.Fidelity.ShouldBeGreaterThan(0.93, measured.ToString());
        model.Summary.Fidelity.ShouldBeGreaterThan(0.93);
        measured.PredictorError.ShouldBe(Error(row => LogOdds(row)), 1e-12);
        measured.InterpreterError.ShouldBe(Error(row => model.Read(s_encoder, row).Scores[0]), 1e-12);
    }

    [Fact]
    public void Of_numbers_too()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Regression());
        TestRow[] rows = Problems.MixedRows(schema, 900);
        var encoder = new TestEncoder(schema);
        FlintModel model = FlintTrainer.Interpret(
            encoder, rows[..700], row => [1000 + (200 * LogOdds(row))], 6, AttributeInputs.Features, s_options, null, default);
        model.Measure(encoder, rows[700..], row => [1000 + (200 * LogOdds(row))]).Fidelity.ShouldBeGreaterThan(0.9);
        model.Read(encoder, rows[0]).Scores[0].ShouldBe(1000, 1000);
    }

    [Fact]
    public void A_teacher_that_never_names_the_rarer_class_is_followed_too()
    {
        FlintModel model = Interpret(s_rows[..700], row => [0.3 * Teacher(row)], s_options);
        double[] said = [.. s_rows[700..].Select(row => 1 / (1 + Math.Exp(-model.Read(s_encoder, row).Scores[0])))];
        s_rows[700..].Zip(said, (row, p) => Math.Abs(p - (0.3 * Teacher(row)))).Average().ShouldBeLessThan(0.03);
    }

    [Fact]
    public void How_well_a_teacher_is_followed_needs_no_targets()
    {
        FlintModel model = Interpret(s_rows[..300], row => [Teacher(row)], s_options with { InterpreterEpochs = 3 });
        FlintMetrics known = model.Measure(s_encoder, s_rows, row => [LogOdds(row)]);
        FlintMetrics unknown = model.Measure(s_encoder, [.. s_rows.Select(row => row with { Target = double.NaN })], row => [LogOdds(row)]);
        unknown.Fidelity.ShouldBe(known.Fidelity);
        unknown.PredictorError.ShouldBe(double.NaN);
        unknown.ToString().ShouldBe(unknown.Interpreter.ToString());
    }

    [Fact]
    public void A_checkpoint_of_another_teacher_is_refused()
    {
        string path = Path.Combine(Path.GetTempPath(), $"teacher-{Guid.NewGuid():N}.nbc");
        using var source = new CancellationTokenSource();
        FlintOptions options = s_options with { Checkpoint = new TrainingCheckpoint(path) { Every = TimeSpan.Zero } };
        try
        {
            var stop = new Stop(source, 3);
            Should.Throw<OperationCanceledException>(() => FlintTrainer.Interpret(
                s_encoder, s_rows, row => [Teacher(row)], 4, AttributeInputs.Hidden, options, stop, source.Token));
            Should.Throw<NbmCheckpointException>(() => FlintTrainer.Interpret(
                s_encoder, s_rows, row => [Math.Min(0.99, Teacher(row) + 0.001)], 4, AttributeInputs.Hidden, options, null,
                default)).Message.ShouldContain("teacher");
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Stop(CancellationTokenSource source, int epoch) : IProgress<TrainingProgress>
    {
        private int _epochs;

        public void Report(TrainingProgress value)
        {
            if (++_epochs == epoch)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void Options_of_a_predictor_that_there_is_not_are_told_of()
    {
        FlintModel Interpret(FlintOptions options) =>
            FlintTrainer.Interpret(s_encoder, s_rows[..60], row => [Teacher(row)], 2, AttributeInputs.Hidden, options, null, default);
        static IEnumerable<TrainingNotice> Ignored(FlintModel model) =>
            model.Notices.Where(notice => notice.Kind == TrainingNoticeKind.IgnoredOptions);
        FlintOptions none = new() { InterpreterEpochs = 1, AttributeUnits = [3], Seed = 2 };
        Ignored(Interpret(none)).ShouldBeEmpty();
        TrainingNotice told = Ignored(Interpret(none with { HiddenUnits = [7], BatchSize = 9 })).ShouldHaveSingleItem();
        told.Message.ShouldStartWith("HiddenUnits = 7, BatchSize = 9 changed nothing: what is interpreted stays as it is");
        told.Values["options"].ShouldBe(2);
    }

    [Fact]
    public void Options_of_an_interpreter_of_its_own_are_told_of_where_both_are_learned_together()
    {
        FlintOptions joint = Flints.Small with { LearnsJointly = true, Epochs = 1, InterpreterEpochs = null, InterpreterBatchSize = 128 };
        TrainingNotice[] Told(FlintOptions options) =>
            [.. Flints.Train(s_encoder.Schema, s_rows[..200], options).Notices.Where(own => own.Kind == TrainingNoticeKind.IgnoredOptions)];
        Told(joint with { InterpreterLearningRate = 0.002 }).ShouldBeEmpty();
        Told(joint with { InterpreterEpochs = 3 }).ShouldHaveSingleItem()
            .Message.ShouldStartWith("InterpreterEpochs = 3, InterpreterLearningRate = 0.01 changed nothing");
        Told(joint with { LearnsJointly = false }).ShouldBeEmpty();
    }

    [Fact]
    public void Of_several_classes_too()
    {
        ModelSchema schema = Problems.MixedSchema(Schemas.Multiclass(3));
        TestRow[] rows = Problems.MixedRows(schema, 900);
        var encoder = new TestEncoder(schema);
        double[] Probabilities(TestRow row) => [0.7 * Teacher(row), 0.7 * (1 - Teacher(row)), 0.3];
        FlintModel model = FlintTrainer.Interpret(encoder, rows[..700], Probabilities, 6, AttributeInputs.Hidden, s_options, null, default);
        double difference = rows[700..].Average(row =>
        {
            double[] scores = [.. model.Read(encoder, row).Scores];
            double sum = scores.Sum(Math.Exp);
            return scores.Zip(Probabilities(row), (score, p) => Math.Abs((Math.Exp(score) / sum) - p)).Max();
        });
        difference.ShouldBeLessThan(0.05);
    }

    [Fact]
    public void The_teacher_keeps_its_bits_and_is_asked_once_a_row()
    {
        AdditiveModel teacher = ModelTrainer.Train(s_encoder, s_rows, null, null, null, default);
        byte[] before = Bytes(teacher);
        double[] scores = [.. s_rows.Select(row => Score(teacher, row))];
        int asked = 0;
        Interpret(s_rows, row =>
        {
            asked++;
            return [1 / (1 + Math.Exp(-Score(teacher, row)))];
        }, s_options with { InterpreterEpochs = 2 });
        asked.ShouldBe(s_rows.Length);
        Bytes(teacher).ShouldBe(before);
        s_rows.Select(row => Score(teacher, row)).ShouldBe(scores);
    }

    [Fact]
    public void Targets_are_not_looked_at_and_rows_of_no_weight_are_left_out()
    {
        double[] one = Interpret(s_rows, row => [Teacher(row)], s_options with { InterpreterEpochs = 2 }).Numbers();
        TestRow[] others = [.. s_rows.Select(row => row with { Target = double.NaN }),
            .. s_rows[..50].Select(row => row with { Weight = 0, Values = [99, 0, 1, double.NaN, 0] })];
        Interpret(others, row => [Teacher(row)], s_options with { InterpreterEpochs = 2 }).Numbers().ShouldBe(one);
    }

    [Theory]
    [InlineData(1.5, "Row 3 of rows: the teacher says 1.5 of it; expected: a probability from 0 to 1.")]
    [InlineData(double.NaN, "Row 3 of rows: the teacher says NaN of it; expected: a probability from 0 to 1.")]
    public void What_is_no_probability_is_refused_by_the_row(double said, string message) =>
        Should.Throw<NbmDataException>(() => Interpret(s_rows, row => [ReferenceEquals(row, s_rows[3]) ? said : 0.5], s_options)).Message
            .ShouldBe(message);

    [Fact]
    public void Too_many_numbers_texts_as_classes_and_what_is_learned_together_are_refused()
    {
        Should.Throw<NbmDataException>(() => Interpret(s_rows, _ => [0.5, 0.5], s_options)).Message
            .ShouldContain("says 2 numbers of it; expected: 1");
        Should.Throw<NotSupportedException>(() => FlintTrainer.Interpret(
            new TestEncoder(Problems.MixedSchema(Schemas.Texts())), s_rows, _ => [0.5], 4, AttributeInputs.Hidden, s_options, null,
            default)).Message.ShouldContain("Make Y an enum");
        Should.Throw<ArgumentException>(() => Interpret(s_rows, _ => [0.5], s_options with { LearnsJointly = true })).Message
            .ShouldContain("LearnsJointly");
        Should.Throw<ArgumentException>(
            () => Interpret(s_rows, row => [Teacher(row)], s_options with { InterpreterEpochs = 1 }).Measure(s_encoder, s_rows))
            .Message.ShouldContain("explains scores of something else");
    }

    [Fact]
    public void It_is_saved_and_comes_back()
    {
        FlintModel model = Interpret(s_rows, row => [Teacher(row)], s_options with { InterpreterEpochs = 2 });
        var loaded = (FlintModel)TrainedModel.Load(new MemoryStream(Bytes(model)), s_schema);
        Bytes(loaded).ShouldBe(Bytes(model));
        loaded.HasPredictor.ShouldBeFalse();
    }

    private static FlintModel Interpret(
        TestRow[] rows, Func<TestRow, IReadOnlyList<double>> teacher, FlintOptions options,
        AttributeInputs inputs = AttributeInputs.Hidden) =>
        FlintTrainer.Interpret(s_encoder, rows, teacher, 6, inputs, options, null, default);

    // Of a number, a number that may be missing, and a category.
    private static double LogOdds(TestRow row) =>
        (2 * row.Values[0]) + (double.IsNaN(row.Values[1]) ? 0.7 : Math.Sin(row.Values[1])) + (row.Values[2] == 1 ? 1 : -0.5);

    private static double Teacher(TestRow row) => 1 / (1 + Math.Exp(-LogOdds(row)));

    private static double Error(Func<TestRow, double> score)
    {
        TestRow[] fresh = s_rows[700..];
        return fresh.Sum(row => row.Weight * (score(row) >= 0 == row.Target > 0 ? 0 : 1)) / fresh.Sum(row => row.Weight);
    }

    private static double Score(AdditiveModel model, TestRow row)
    {
        var columns = new double[s_schema.Features.Length];
        s_encoder.Encode(new ReadOnlySpan<TestRow>(in row), model.Vocabularies, columns, 1);
        var scores = new double[1];
        model.Score(columns, scores);
        return scores[0];
    }

    private static byte[] Bytes(TrainedModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }
}
