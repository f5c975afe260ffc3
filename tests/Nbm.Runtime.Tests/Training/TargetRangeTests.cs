using System.Globalization;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Targets of any scale make the same shapes, or are refused with the range.</summary>
public sealed class TargetRangeTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, Threads = 1, PosteriorDraws = 4 };

    public static TheoryData<ModelTask> Numbers { get; } = [ModelTask.Regression, ModelTask.Huber, ModelTask.Quantile];

    public static TheoryData<ModelTask> Means { get; } = [ModelTask.Gamma, ModelTask.Tweedie];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void A_power_of_two_times_the_target_makes_a_power_of_two_times_the_tables_to_the_last_bit(ModelTask task)
    {
        AdditiveModel model = Train(task, 1);
        foreach (int power in new[] { -97, -7, 96 })
        {
            AdditiveModel scaled = Train(task, Math.ScaleB(1, power));

            scaled.Intercepts[0].ShouldBe(Math.ScaleB(model.Intercepts[0], power));
            scaled.Terms.Select(term => term.Selected).ShouldBe(model.Terms.Select(term => term.Selected));
            for (int t = 0; t < model.Terms.Length; t++)
            {
                scaled.Terms[t].Tables[0].ShouldBe(model.Terms[t].Tables[0].Select(value => MathF.ScaleB(value, power)));
                scaled.Terms[t].StandardErrors[0].ShouldBe(model.Terms[t].StandardErrors[0].Select(value => MathF.ScaleB(value, power)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Predictions_of_a_line_of_the_target_are_that_line_of_its_predictions_or_the_range_is_named(ModelTask task)
    {
        TestRow[] rows = Rows(task);
        double[] expected = Predict(Train(task, 1), rows);
        (double Factor, double Shift)[] lines =
        [
            (1e-300, 0), (1e-50, 0), (1e-32, 0), (1e-9, 0), (1e9, 0), (1e31, 0), (1e39, 0), (1e300, 0), (-1, 0),
            (1, 1e9), (1e-3, -1e9), (1e-20, 1), (1e20, 1e30),
        ];
        foreach ((double factor, double shift) in lines)
        {
            if (Math.Abs(factor) is < 1e-32 or > 1e32)
            {
                Should.Throw<NbmDataException>(() => Train(task, factor, shift)).Message.ShouldContain("its standard deviation is");
                continue;
            }

            if (task == ModelTask.Quantile && factor < 0)
            {
                continue; // The quantile of the other side.
            }

            // What adding the shift rounds away is no fault of training.
            double room = 1e-2 + (1e3 * Math.Abs(shift) * 2.2e-16 / Math.Abs(factor));
            if (room < 0.1)
            {
                Predict(Train(task, factor, shift), rows).Select(y => (y - shift) / factor).ToArray()
                    .ShouldBe(expected, room, $"{factor} y + {shift}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Means))]
    public void A_mean_of_any_scale_has_the_same_curves_around_another_intercept(ModelTask task)
    {
        AdditiveModel model = Train(task, 1);
        foreach (double factor in new[] { 1e-31, 1e-9, 1e9, 1e31 })
        {
            AdditiveModel scaled = Train(task, factor);
            scaled.Intercepts[0].ShouldBe(model.Intercepts[0] + Math.Log(factor), 1e-4);
            for (int t = 0; t < model.Terms.Length; t++)
            {
                scaled.Terms[t].Tables[0].ShouldBe(model.Terms[t].Tables[0], 1e-3);
            }
        }
    }

    [Theory]
    [InlineData(ModelTask.Gamma, 1e-300)]
    [InlineData(ModelTask.Gamma, 1e-50)]
    [InlineData(ModelTask.Gamma, 1e39)]
    [InlineData(ModelTask.Gamma, 1e300)]
    [InlineData(ModelTask.Tweedie, 1e-50)]
    [InlineData(ModelTask.Tweedie, 1e300)]
    [InlineData(ModelTask.Poisson, 1e-300)]
    [InlineData(ModelTask.Poisson, 1e39)]
    [InlineData(ModelTask.NegativeBinomial, 1e39)]
    public void A_mean_beyond_the_range_is_refused(ModelTask task, double factor)
    {
        string message = Should.Throw<NbmDataException>(() => Train(task, factor)).Message;
        message.ShouldStartWith("The target Y can't be learned in single precision: its mean is ");
        message.ShouldContain("expected: from 1E-33 to 1E+33");
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-50)]
    [InlineData(1e39)]
    [InlineData(1e300)]
    public void Durations_of_any_scale_make_the_same_bytes_but_for_the_times_of_the_baseline(double factor)
    {
        AdditiveModel model = Train(ModelTask.Cox, 1), scaled = Train(ModelTask.Cox, factor);
        scaled.Terms.SelectMany(term => term.Tables[0]).ShouldBe(model.Terms.SelectMany(term => term.Tables[0]));
        scaled.Baseline!.CumulativeHazards.ShouldBe(model.Baseline!.CumulativeHazards);
        scaled.Baseline.Times.ShouldBe(model.Baseline.Times.Select(time => factor * time));
    }

    [Fact]
    public void The_message_names_the_target_the_range_and_a_factor_that_helps()
    {
        double deviation = Math.Sqrt(Rows(ModelTask.Regression).Select(row => row.Target).Average(y => y * y)
            - Math.Pow(Rows(ModelTask.Regression).Average(row => row.Target), 2));
        Should.Throw<NbmDataException>(() => Train(ModelTask.Regression, 1e-50)).Message.ShouldBe(string.Create(
            CultureInfo.InvariantCulture,
            $"The target Y can't be learned in single precision: its standard deviation is {1e-50 * deviation:G3}; expected: from 1E-33 to "
                + $"1E+33. Multiply it by a constant, such as 1E+{50 - Math.Floor(Math.Log10(deviation))}, which changes its unit and "
                + $"nothing else."));
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(7)]
    [InlineData(-1e149)]
    public void A_constant_target_of_any_scale_is_predicted(double constant)
    {
        AdditiveModel model = Problems.Train(TaskData.Schema(ModelTask.Regression),
            [.. Rows(ModelTask.Regression).Select(row => row with { Target = constant })], s_options);
        (Predict(model, Rows(ModelTask.Regression))[3] / constant).ShouldBe(1, 1e-6);
    }

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.Huber)]
    public void A_constant_whose_square_is_no_number_is_refused(ModelTask task) => Should.Throw<NbmDataException>(
        () => Problems.Train(TaskData.Schema(task), [.. Rows(task).Select(row => row with { Target = 1e300 })], s_options)).Message
        .ShouldContain("its mean is 1E+300; expected: 1E+150 at most");

    [Fact]
    public void Robust_losses_learn_what_most_rows_say_however_far_out_a_few_are()
    {
        TestRow[] rows = Rows(ModelTask.Huber);
        double[] expected = Predict(Problems.Train(TaskData.Schema(ModelTask.Huber), rows, s_options), rows);
        TestRow[] wild = [.. rows.Select((row, i) => i == 7 ? row with { Target = 1e25 } : row)];
        double[] actual = Predict(Problems.Train(TaskData.Schema(ModelTask.Huber), wild, s_options), rows);
        Enumerable.Range(0, rows.Length).Average(i => Math.Abs(actual[i] - expected[i])).ShouldBeLessThan(0.1);
    }

    private static TestRow[] Rows(ModelTask task) => TaskData.Rows(task, 400, 3);

    private static AdditiveModel Train(ModelTask task, double factor, double shift = 0) =>
        Problems.Train(TaskData.Schema(task),
            [.. Rows(task).Select(row => row with { Target = (factor * row.Target) + shift })], s_options);

    private static double[] Predict(AdditiveModel model, TestRow[] rows) => [.. rows.Select(row => model.Scores(row.Values)[0])];
}
