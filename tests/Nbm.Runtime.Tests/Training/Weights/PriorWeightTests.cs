using Nbm.Generated;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A weight says how much of a row there is: where the dispersion is known, 2 is two rows.</summary>
public sealed class PriorWeightTests
{
    private static readonly TrainingOptions s_options = new() { Threads = 1, PosteriorDraws = 200 };

    public static TheoryData<ModelTask> KnownDispersions =>
        [ModelTask.Binary, ModelTask.Multiclass, ModelTask.Poisson, ModelTask.NegativeBinomial, ModelTask.Cox];

    public static TheoryData<ModelTask> EstimatedDispersions =>
        [ModelTask.Regression, ModelTask.Gamma, ModelTask.Tweedie, ModelTask.Quantile, ModelTask.Huber];

    [Theory]
    [MemberData(nameof(KnownDispersions))]
    public void A_row_of_weight_k_is_k_rows(ModelTask task)
    {
        TestRow[] rows = Rows(task);
        TestRow[] copies = [.. rows.SelectMany(row => Enumerable.Repeat(row with { Weight = 1 }, (int)row.Weight))];

        // By Efron's, copies are ties with one another.
        TrainingOptions options = task == ModelTask.Cox ? s_options with { Ties = TiesMethod.Breslow } : s_options;
        AdditiveModel weighed = Train(task, rows, options), copied = Train(task, copies, options);

        foreach (TestRow row in rows.Take(100))
        {
            weighed.Scores(row.Values).ShouldBe(copied.Scores(row.Values), 5e-4);
            double[] errors = Errors(weighed, row), others = Errors(copied, row);
            errors.Zip(others)
                .ShouldAllBe(pair => Math.Abs((pair.First / pair.Second) - 1) < 0.2, "draws scatter, and are others for other rows");
            (errors.Sum() / others.Sum()).ShouldBe(1, 0.12);
        }

        weighed.Terms.Select(term => term.DegreesOfFreedom!.Value)
            .ShouldBe(copied.Terms.Select(term => term.DegreesOfFreedom!.Value), 1e-2);
        (weighed.Dispersion ?? 0).ShouldBe(copied.Dispersion ?? 0, 1e-4);
    }

    [Fact]
    public void The_standard_error_of_a_rate_is_one_by_the_root_of_all_weighed_counts()
    {
        // Of a feature that does nothing: 1/√Σwμ, from Poisson's information.
        var noise = new Noise(3);
        TestRow[] rows = [.. Enumerable.Range(0, 500).Select(i => new TestRow([i % 5], noise.Poisson(2), Weight: 1 + (i % 4)))];

        AdditiveModel model = Train(ModelTask.Poisson, rows, s_options with { PosteriorDraws = 1000 });

        model.ScoreErrors!.InterceptErrors[0].ShouldBe(1 / Math.Sqrt(rows.Sum(row => row.Weight * row.Target)),
            0.1 / Math.Sqrt(rows.Sum(row => row.Weight * row.Target)));
    }

    [Theory]
    [MemberData(nameof(EstimatedDispersions))]
    public void Where_the_dispersion_is_estimated_it_takes_up_what_all_weights_have_in_common(ModelTask task)
    {
        TestRow[] rows = Rows(task);

        AdditiveModel model = Train(task, rows), other = Train(task, [.. rows.Select(row => row with { Weight = 8 * row.Weight })]);

        (other.Dispersion! / model.Dispersion!).Value.ShouldBe(8, 1e-3);
        foreach (TestRow row in rows.Take(20))
        {
            other.Scores(row.Values).ShouldBe(model.Scores(row.Values), 1e-4);
            Errors(other, row)[0].ShouldBe(Errors(model, row)[0], 1e-3 * Errors(model, row)[0]);
        }
    }

    [Theory]
    [MemberData(nameof(KnownDispersions))]
    public void Of_precisions_only_ratios_count(ModelTask task)
    {
        TestRow[] rows = Rows(task);
        double mean = rows.Average(row => row.Weight);

        AdditiveModel precise = Train(task, [.. rows.Select(row => row with { Weight = 1000 * row.Weight })], kind: WeightKind.Precision);
        AdditiveModel prior = Train(task, [.. rows.Select(row => row with { Weight = row.Weight / mean })]);

        precise.Intercepts.ShouldBe(prior.Intercepts, 1e-5);
        precise.Scores(rows[0].Values).ShouldBe(prior.Scores(rows[0].Values), 1e-4);
        Errors(precise, rows[0])[0].ShouldBe(Errors(prior, rows[0])[0], 1e-3);
        precise.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void Classes_that_count_more_make_nothing_more_certain()
    {
        TestRow[] rows = Rows(ModelTask.Binary);

        AdditiveModel plain = Train(ModelTask.Binary, rows),
            weighed = Train(ModelTask.Binary, rows, s_options with { ClassWeights = ClassWeights.Of(("false", 100), ("true", 100)) });

        Errors(weighed, rows[0])[0].ShouldBe(Errors(plain, rows[0])[0], 1e-3);
    }

    [Fact]
    public void More_rows_than_could_be_told_apart_are_refused_with_what_to_do() =>
        Should.Throw<NbmDataException>(
            () => Train(ModelTask.Binary, [.. Rows(ModelTask.Binary).Select(row => row with { Weight = 1e9 })])).Message.ShouldBe(
            "The weights of 300 rows sum to 3E+11, and a row of weight 2 counts as two; expected: 1E+9 at most. If only ratios are meant, "
                + "say [Weight(Kind = WeightKind.Precision)].");

    private static double[] Errors(AdditiveModel model, TestRow row)
    {
        var errors = new double[model.Outputs * model.Terms.Length];
        model.StandardErrors(row.Values, errors);
        return [.. Enumerable.Range(0, model.Outputs)
            .Select(c => model.ScoreErrors!.Score(c, errors.AsSpan(c * model.Terms.Length, model.Terms.Length)))];
    }

    private static AdditiveModel Train(ModelTask task, TestRow[] rows, TrainingOptions? options = null, WeightKind kind = WeightKind.Prior)
    {
        TargetSchema target = task switch
        {
            ModelTask.Regression => Schemas.Regression(),
            ModelTask.Binary => Schemas.Binary(),
            ModelTask.Multiclass => Schemas.Multiclass(3),
            _ => TaskData.Target(task),
        };
        ModelSchema schema = Schemas.Of(target, [.. rows[0].Values.Select((_, f) => Schemas.Number($"X{f}"))])
            with { EventColumn = task == ModelTask.Cox ? "event" : null };
        return ModelTrainer.Train(new TestEncoder(schema) { Weights = kind }, rows, null, options ?? s_options, null, default);
    }

    // Each value is a knot, so that knots don't depend on how often it occurs.
    private static TestRow[] Rows(ModelTask task)
    {
        var noise = new Noise(40 + (ulong)task);
        ModelTask law = task is ModelTask.Binary or ModelTask.Multiclass ? ModelTask.Poisson : task == ModelTask.Regression
            ? ModelTask.Quantile : task;
        return [.. TaskData.Rows(law, 300, 5).Select(row => row with
        {
            Values = [Math.Round(20 * row.Values[0]), Math.Round(20 * row.Values[1])],
            Weight = 1 + noise.Index(3),
            Target = task switch { ModelTask.Binary => Math.Min(row.Target, 1), ModelTask.Multiclass => Math.Min(row.Target, 2),
                _ => row.Target },
        })];
    }
}
