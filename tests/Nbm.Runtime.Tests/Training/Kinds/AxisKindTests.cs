namespace Nbm.Runtime.Tests.Training;

/// <summary>Declared axes: linear and logarithmic.</summary>
public sealed class AxisKindTests
{
    private static readonly TrainingOptions s_options = new() { Seed = 1, PosteriorDraws = 4 };

    [Fact]
    public void On_a_logarithmic_axis_the_unit_never_matters()
    {
        AdditiveModel model = Train(AxisKind.Log, value => value), other = Train(AxisKind.Log, value => value * 1024);

        foreach (double x in new[] { 0.01, 0.4, 3, 77, 5000 })
        {
            other.Scores(x * 1024)[0].ShouldBe(model.Scores(x)[0], 1e-3);
        }
    }

    [Fact]
    public void A_logarithmic_axis_is_linear_in_the_logarithm_between_knots_and_level_beyond()
    {
        AdditiveModel model = Train(AxisKind.Log, value => value);
        Axis axis = model.Terms[0].Axis(0);
        axis.Knots.Length.ShouldBeGreaterThan(20);
        double[] ratios = [.. axis.Knots.Skip(1).Zip(axis.Knots, (b, a) => b / a)];
        ratios.Max().ShouldBe(ratios.Min(), 1e-9 * ratios.Min());

        int k = 7;
        double middle = Math.Sqrt(axis.Knots[k] * axis.Knots[k + 1]);

        model.Contribution(0, middle).ShouldBe((model.Contribution(0, axis.Knots[k]) + model.Contribution(0, axis.Knots[k + 1])) / 2, 1e-9);
        model.Scores(1e300)[0].ShouldBe(model.Scores(axis.Knots[^1])[0]);
        model.Scores(double.Epsilon)[0].ShouldBe(model.Scores(axis.Knots[0])[0]);
    }

    [Fact]
    public void Log_x_is_a_straight_line_on_a_logarithmic_axis()
    {
        var noise = new Noise(2);
        TestRow[] rows = [.. Enumerable.Range(0, 600).Select(_ => Math.Exp(noise.Uniform(-4, 8)))
            .Select(x => new TestRow([x], Math.Log(x) + noise.Normal()))];

        AdditiveModel model = Problems.Train(Schema(AxisKind.Log), rows, s_options);

        model.Terms[0].DegreesOfFreedom!.Value.ShouldBeLessThan(2.5);
        model.Scores(Math.Exp(5))[0].ShouldBe(5, 0.2);
    }

    [Fact]
    public void On_a_linear_axis_knots_are_even_and_neither_shift_nor_scale_matters()
    {
        AdditiveModel model = Train(AxisKind.Linear, value => value), other = Train(AxisKind.Linear, value => (value * 8) - 1000);
        Axis axis = model.Terms[0].Axis(0);
        double[] steps = [.. axis.Knots.Skip(1).Zip(axis.Knots, (b, a) => b - a)];

        steps.Max().ShouldBe(steps.Min(), 1e-9 * axis.Knots[^1]);
        foreach (double x in new[] { 1.5, 40, 900 })
        {
            other.Scores((x * 8) - 1000)[0].ShouldBe(model.Scores(x)[0], 1e-3);
        }
    }

    [Theory]
    [InlineData(AxisKind.Log)]
    [InlineData(AxisKind.Linear)]
    public void Few_distinct_values_are_all_knots(AxisKind kind)
    {
        var noise = new Noise(2);
        double[] values = kind == AxisKind.Log ? [1, 2, 2.5, 100, 1e6] : [1, 2, 2.5, 9, 10];
        AdditiveModel model = Problems.Train(
            Schema(kind),
            [.. Enumerable.Range(0, 300).Select(i => new TestRow([values[i % 5]], (i % 5 == 1 ? 1 : 0) + (0.1 * noise.Normal())))],
            s_options);

        model.Terms[0].Axis(0).Knots.ShouldBe(values);
        double[] scores = [.. values.Select(value => model.Scores(value)[0])];
        scores.ShouldAllBe(score => double.IsFinite(score));
        (scores[1] - scores[0]).ShouldBeGreaterThan(0.5);
    }

    [Theory]
    [InlineData(AxisKind.Linear, 0)]
    [InlineData(AxisKind.Log, 0)]
    [InlineData(AxisKind.Linear, 100)]
    public void Values_that_nearly_coincide_do_no_harm(AxisKind kind, double period)
    {
        var noise = new Noise(2);
        double[] values = [.. Enumerable.Range(0, 60).Select(i => 1 + i + (i % 2 == 0 ? 0 : -0.999999))];
        ModelSchema schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Axis = kind, Period = period }]);

        AdditiveModel model = Problems.Train(
            schema, [.. Enumerable.Range(0, 600)
                .Select(i => new TestRow([values[i % 60]], Math.Sin(values[i % 60] / 16) + (0.1 * noise.Normal())))], s_options);

        foreach (double value in values)
        {
            model.Scores(value)[0].ShouldBe(Math.Sin(value / 16), 0.15);
        }
    }

    [Fact]
    public void A_logarithm_of_what_has_none_is_refused_by_row_unless_it_is_special()
    {
        TestRow[] rows = [.. Rows(value => value), new TestRow([0], 1)];

        var exception = Should.Throw<NbmDataException>(() => Problems.Train(Schema(AxisKind.Log), rows, s_options));
        exception.Message.ShouldBe(
            "Row 500 of train, feature A: its value is 0; expected: a number above 0, for its axis is logarithmic. "
            + "Declare such values special, [Feature(Special = …)], or use another axis.");
        (exception.Row, exception.Feature).ShouldBe((500, "A"));

        ModelSchema declared = Schemas.Of(Schemas.Regression(), [Schemas.Special("A", 0) with { Axis = AxisKind.Log }]);
        AdditiveModel model = Problems.Train(declared, [.. rows, .. Enumerable.Repeat(new TestRow([0], 99), 30)], s_options);
        model.Scores(0)[0].ShouldBeGreaterThan(50);
        Should.Throw<NbmDataException>(() => model.Scores(-1)).Message.ShouldBe(
            "Feature A: the value is -1, and a logarithmic axis has no place for it. Declare such values special, [Feature(Special = …)], "
                + "or use another axis.");
    }

    private static ModelSchema Schema(AxisKind kind) => Schemas.Of(Schemas.Regression(), [Schemas.Number("A") with { Axis = kind }]);

    private static AdditiveModel Train(AxisKind kind, Func<double, double> map) => Problems.Train(Schema(kind), Rows(map), s_options);

    private static TestRow[] Rows(Func<double, double> map)
    {
        var noise = new Noise(8);
        return [.. Enumerable.Range(0, 500).Select(_ => Math.Exp(noise.Uniform(-3, 7)))
            .Select(x => new TestRow([map(x)], Math.Sin(Math.Log(x)) + (0.3 * noise.Normal())))];
    }
}
