using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

public sealed class CrossValidationTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(nullable: true), [Schemas.Number("A"), Schemas.Text("B")]);
    private static readonly TrainingOptions s_options = new() { Seed = 3, PosteriorDraws = 0 };
    private static readonly TestRow[] s_rows = Rows(240);

    [Fact]
    public void A_fold_is_what_training_on_all_other_rows_and_evaluating_on_its_own_gives()
    {
        var folds = Run(s_rows, 4).Folds;

        folds.Select(fold => fold.Number).ShouldBe([1, 2, 3, 4]);
        var fold = folds[2];
        TestRow[] others = [.. s_rows.Where((_, row) => !fold.TestRows.Contains(row))];
        fold.TrainingRows.ShouldBe(others.Length);
        AdditiveModel model = Problems.Train(s_schema, others, s_options);
        fold.Metrics.ShouldBe(Evaluate(model, [.. fold.TestRows.Select(row => s_rows[row])]));
        Bytes(fold.Model).ShouldBe(Bytes(model));
    }

    [Fact]
    public void Every_row_with_a_target_and_a_weight_is_tested_once()
    {
        TestRow[] rows = [
            .. s_rows.Select((row, i) => i switch { 5 => row with { Target = double.NaN }, 17 => row with { Weight = 0 }, _ => row })];

        var folds = Run(rows, 3).Folds;

        folds.SelectMany(fold => fold.TestRows).Order().ShouldBe(Enumerable.Range(0, rows.Length).Where(row => row is not 5 and not 17));
        folds.ShouldAllBe(fold => fold.TrainingRows + fold.TestRows.Length == rows.Length - 2);
    }

    [Fact]
    public void Folds_of_durations_hold_events_in_proportion()
    {
        ModelSchema schema = TaskData.Schema(ModelTask.Cox);
        TestRow[] rows = [.. TaskData.Rows(ModelTask.Cox, 120, 1).Select((row, i) => row with { Event = i % 20 == 0 })];

        var folds = CrossValidator.Run(new TestEncoder(schema), rows, 3, model => model, (_, own) => own.Count(row => row.Event), s_options,
            null, default).Folds;

        folds.ShouldAllBe(fold => fold.Metrics == 2);
        TestRow[] single = [.. rows.Select((row, i) => row with { Event = i == 7 })];
        Should.Throw<NbmDataException>(
            () => CrossValidator.Run(new TestEncoder(schema), single, 3, model => model, (_, _) => 0, s_options, null, default))
            .Message.ShouldContain("Only one duration ended in the event");
    }

    [Fact]
    public void Texts_of_a_folds_own_rows_are_unknown_to_its_model()
    {
        TestRow[] rows = [.. s_rows.Select((row, i) => row with { Texts = [null, $"row {i}"] })];

        foreach (var fold in Run(rows, 3).Folds)
        {
            fold.TestRows.ShouldAllBe(row => fold.Model.Vocabularies.Find(1, $"row {row}") == -1);
        }
    }

    [Fact]
    public void A_metric_has_the_mean_of_the_folds_and_its_standard_error()
    {
        var result = Run(s_rows, 3);
        double[] errors = [.. result.Folds.Select(fold => fold.Metrics)];

        MetricEstimate estimate = result.Estimate(error => error);

        estimate.Mean.ShouldBe(errors.Average(), 1e-12);
        double variance = errors.Sum(error => (error - errors.Average()) * (error - errors.Average())) / 2;
        estimate.StandardError.ShouldBe(Math.Sqrt(variance / 3), 1e-12);
        MetricEstimate.Of([2, 4]).ToString().ShouldBe("3 ± 1");
        MetricEstimate.Of([7, 7, 7, 7]).ShouldBe(new MetricEstimate(7, 0));
    }

    [Fact]
    public void Progress_tells_the_fold_and_where_its_training_stands()
    {
        var reports = new List<CrossValidationProgress>();

        Run(s_rows, 3, progress: new Watch(reports.Add));

        reports.Select(report => report.Fold).Distinct().ShouldBe([1, 2, 3]);
        reports.ShouldAllBe(report => report.Folds == 3 && report.Training.Phase == TrainingPhase.Refinement);
        reports.Where(report => report.Fold == 2).Select(report => report.Training.Epoch).First().ShouldBe(1);
    }

    [Theory]
    [InlineData(OnCancel.Throw)]
    [InlineData(OnCancel.ReturnBest)]
    public void A_run_that_is_cancelled_hands_nothing_back(OnCancel onCancel)
    {
        using var stop = new CancellationTokenSource();
        int last = 0;
        var watch = new Watch(report =>
        {
            last = report.Fold;
            if (report.Fold == 2)
            {
                stop.Cancel();
            }
        });

        Should.Throw<OperationCanceledException>(
            () => Run(s_rows, 3, s_options with { OnCancel = onCancel }, watch, stop.Token)).CancellationToken.ShouldBe(stop.Token);
        last.ShouldBe(2);
    }

    [Fact]
    public void A_wrong_value_is_named_by_its_place_among_the_callers_rows()
    {
        TestRow[] rows = [.. s_rows.Select((row, i) => i == 230 ? row with { Values = [double.NaN, 0] } : row)];

        var exception = Should.Throw<NbmDataException>(() => Run(rows, 5));

        exception.Message.ShouldStartWith("Row 230 of rows, feature A: its value is NaN");
        exception.Row.ShouldBe(230);
    }

    [Fact]
    public void Too_few_folds_or_rows_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Run(s_rows, 1)).ParamName.ShouldBe("folds");
        Should.Throw<NbmDataException>(() => Run(s_rows[..4], 5)).Message
            .ShouldBe("5 folds need 5 rows with a target and a weight above zero, or more; rows has 4. Use fewer folds.");
    }

    [Fact]
    public void A_class_of_one_row_is_refused_and_of_two_is_learned_by_every_fold()
    {
        ModelSchema schema = Schemas.Of(Schemas.Texts(), [Schemas.Number("A")]);
        TestRow[] rows = [.. s_rows.Select(
            (row, i) => new TestRow([row.Values[0]], 0, TargetText: i is 3 or 4 ? "rare" : row.Target > 0 ? "high" : "low"))];

        var exception = Should.Throw<NbmDataException>(() => Classes([.. rows.Where((_, i) => i != 4)]));
        exception.Message.ShouldContain("Only one row is of class 'rare'");
        Classes(rows).Folds.ShouldAllBe(fold => fold.Metrics == 3);

        CrossValidation<AdditiveModel, int> Classes(TestRow[] of) => CrossValidator.Run(
            new TestEncoder(schema), of, 3, model => model, (model, _) => model.Classes.Length, s_options, null, default);
    }

    [Fact]
    public void Given_folds_train_and_test_on_the_rows_that_they_say_but_for_those_without_a_target()
    {
        TestRow[] rows = [.. s_rows.Select((row, i) => i is 7 or 200 ? row with { Target = double.NaN } : row)];
        RowFolds given = Enumerable.Range(0, rows.Length).ToArray().FoldsByTime(row => row, 2); // Rows as they stand are in order of time.

        var folds = RunGiven(rows, given).Folds;

        folds.Length.ShouldBe(2);
        folds[1].TestRows.ShouldBe(Enumerable.Range(160, 80).Where(row => row != 200));
        folds[1].TrainingRows.ShouldBe(159);
        Bytes(folds[1].Model).ShouldBe(Bytes(Problems.Train(s_schema, [.. rows[..160].Where((_, i) => i != 7)], s_options)));
    }

    [Fact]
    public void Given_folds_of_other_rows_or_of_classes_that_are_never_learned_are_refused()
    {
        RowFolds given = Enumerable.Range(0, s_rows.Length).ToArray().FoldsByTime(row => row, 2);
        Should.Throw<ArgumentException>(() => RunGiven(s_rows[1..], given)).Message.ShouldContain("The folds are of 240 rows, and 239");

        ModelSchema schema = Schemas.Of(Schemas.Texts(), [Schemas.Number("A")]);
        TestRow[] rows = [.. s_rows.Select(
            (row, i) => new TestRow([row.Values[0]], 0, TargetText: i > 230 ? "new" : i % 2 == 0 ? "a" : "b"))];
        Should.Throw<NbmDataException>(() => CrossValidator.Run(
            new TestEncoder(schema), rows, given, model => model, (_, _) => 0, s_options, null, default)).Message
            .ShouldContain("Fold 2 tests the class 'new', of which it has no row to learn from");
        TestRow[] empty = [.. s_rows.Select((row, i) => i < 80 ? row with { Target = double.NaN } : row)];
        Should.Throw<NbmDataException>(() => RunGiven(empty, given)).Message.ShouldContain("Fold 1 has no row");
    }

    private static CrossValidation<AdditiveModel, double> RunGiven(TestRow[] rows, RowFolds folds) =>
        CrossValidator.Run(new TestEncoder(s_schema), rows, folds, model => model, Evaluate, s_options, null, default);

    private static CrossValidation<AdditiveModel, double> Run(
        TestRow[] rows, int folds, TrainingOptions? options = null, IProgress<CrossValidationProgress>? progress = null,
        CancellationToken token = default) =>
        CrossValidator.Run(new TestEncoder(s_schema), rows, folds, model => model, Evaluate, options ?? s_options, progress, token);

    private static double Evaluate(AdditiveModel model, IReadOnlyList<TestRow> rows) =>
        rows.Average(row => Math.Abs(row.Target - model.Scores(row.Values[0], model.Vocabularies.Find(1, row.Texts![1]))[0]));

    private static TestRow[] Rows(int count)
    {
        var noise = new Noise(8);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            double a = noise.Normal();
            int b = noise.Index(3);
            return new TestRow([a, double.NaN], Math.Sin(a) + (0.5 * b) + (0.2 * noise.Normal()), [null, $"b{b}"]);
        })];
    }

    private static byte[] Bytes(AdditiveModel model)
    {
        using var stream = new MemoryStream();
        model.Save(stream);
        return stream.ToArray();
    }

    private sealed class Watch(Action<CrossValidationProgress> seen) : IProgress<CrossValidationProgress>
    {
        public void Report(CrossValidationProgress value) => seen(value);
    }
}
