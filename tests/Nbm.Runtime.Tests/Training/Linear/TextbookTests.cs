namespace Nbm.Runtime.Tests.Training.Linear;

/// <summary>Slopes and standard errors of linear models are those of the textbook: maximum likelihood and the inverse information, in
/// doubles.</summary>
public sealed class TextbookTests
{
    private const int Rows = 600;

    private static readonly TrainingOptions s_linear = new() { Shapes = ShapeKind.Linear, PosteriorDraws = 256, Seed = 1 };

    [Theory]
    [InlineData(ModelTask.Regression)]
    [InlineData(ModelTask.Binary)]
    [InlineData(ModelTask.Poisson)]
    public void Slopes_and_their_errors_are_the_textbooks(ModelTask task)
    {
        TestRow[] rows = Draw(task);
        AdditiveModel model = Problems.Train(Schemas.Of(Target(task), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]),
            rows, s_linear);

        (double[] slopes, double[] errors) = Newton(rows, task);

        for (int f = 0; f < 3; f++)
        {
            (double slope, double error) = Slope(model, rows, f);
            slope.ShouldBe(slopes[f], 0.3 * errors[f], $"feature {f}");
            error.ShouldBe(errors[f], 0.1 * errors[f], $"feature {f}");
        }
    }

    [Fact]
    public void Heavy_tails_are_solved_as_well()
    {
        for (ulong seed = 1; seed <= 4; seed++)
        {
            var noise = new Noise(60 + seed);
            TestRow[] rows = [.. Enumerable.Range(0, 3000)
                .Select(_ => new[] { Math.Exp(2.5 * noise.Normal()), Math.Exp(1.5 * noise.Normal()), noise.Normal() })
                .Select(x => new TestRow(x, (0.05 * x[0]) - (0.2 * x[1]) + x[2] + noise.Normal()))];
            AdditiveModel model = Problems.Train(
                Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]), rows,
                s_linear with { PosteriorDraws = 0 });

            (double[] slopes, double[] errors) = Newton(rows, ModelTask.Regression);

            for (int f = 0; f < 3; f++)
            {
                double low = rows.Min(row => row.Values[f]), high = rows.Max(row => row.Values[f]);
                double[] At(double x) => [.. Enumerable.Range(0, 3).Select(other => other == f ? x : 0.5)];
                double slope = (model.Contribution(f, At(high)) - model.Contribution(f, At(low))) / (high - low);
                slope.ShouldBe(slopes[f], 0.3 * errors[f], $"seed {seed}, feature {f}");
            }
        }
    }

    [Fact]
    public void A_slope_that_is_nothing_has_the_textbooks_error_too()
    {
        var noise = new Noise(5);
        TestRow[] rows = [
            .. Enumerable.Range(0, Rows).Select(_ => new TestRow([noise.Normal(), noise.Uniform(), noise.Normal()], noise.Normal()))];
        AdditiveModel model = Problems.Train(
            Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B"), Schemas.Number("C")]), rows, s_linear);

        (double[] slopes, double[] errors) = Newton(rows, ModelTask.Regression);

        for (int f = 0; f < 3; f++)
        {
            // Shrunk towards nothing, with a band that holds the textbook's slope.
            (double slope, double error) = Slope(model, rows, f);
            Math.Abs(slope).ShouldBeLessThanOrEqualTo(Math.Abs(slopes[f]) + (0.05 * errors[f]));
            error.ShouldBeInRange(0.3 * errors[f], 1.1 * errors[f]);
        }
    }

    // Of a feature: its slope between the ends of its rows, and the slope's error, from that of the term where its value is far from the
    // mean.
    private static (double Slope, double Error) Slope(AdditiveModel model, TestRow[] rows, int feature)
    {
        double low = rows.Min(row => row.Values[feature]), high = rows.Max(row => row.Values[feature]),
            mean = rows.Average(row => row.Values[feature]);
        double[] At(double x) => [.. Enumerable.Range(0, rows[0].Values.Length).Select(f => f == feature ? x : 0.5)];
        double slope = (model.Contribution(feature, At(high)) - model.Contribution(feature, At(low))) / (high - low);
        var errors = new double[rows[0].Values.Length];
        model.StandardErrors(At(high), errors);
        return (slope, errors[feature] / (high - mean));
    }

    private static TargetSchema Target(ModelTask task) => task switch
    {
        ModelTask.Regression => Schemas.Regression(),
        ModelTask.Binary => Schemas.Binary(),
        _ => TaskData.Target(task),
    };

    private static TestRow[] Draw(ModelTask task)
    {
        var noise = new Noise(11);
        return [.. Enumerable.Range(0, Rows).Select(_ =>
        {
            double common = noise.Normal();
            double[] x = [common + noise.Normal(), Math.Exp(0.7 * noise.Normal()), (0.5 * common) + noise.Normal()];
            double score = 0.3 + (0.6 * x[0]) - (0.5 * x[1]) + (0.4 * x[2]);
            return new TestRow(x, task switch
            {
                ModelTask.Regression => score + noise.Normal(),
                ModelTask.Binary => noise.Uniform() < 1 / (1 + Math.Exp(-score)) ? 1 : 0,
                _ => noise.Poisson(Math.Exp(score)),
            });
        })];
    }

    // Iteratively reweighted least squares; the error of a slope from the inverse information, times the residual variance of a regression.
    private static (double[] Slopes, double[] Errors) Newton(TestRow[] rows, ModelTask task)
    {
        double[,] x = Dense.Of(rows.Length, 4, (r, j) => j == 3 ? 1 : rows[r].Values[j]);
        double[] beta = new double[4];
        double[,] inverse = x;
        for (int step = 0; step < 30; step++)
        {
            double[] score = x.Times(beta), mean = [.. score.Select(s => Mean(task, s))];
            double[] weight = [.. mean.Select(m => task switch { ModelTask.Regression => 1, ModelTask.Binary => m * (1 - m), _ => m })];
            inverse = x.Transposed().Times(Dense.Of(rows.Length, 4, (r, j) => weight[r] * x[r, j])).Inverse();
            double[] move = inverse.Times(x.Transposed().Times([.. rows.Select((row, r) => row.Target - mean[r])]));
            beta = [.. beta.Zip(move, (b, m) => b + m)];
        }

        double[] fitted = x.Times(beta);
        double variance = task == ModelTask.Regression
            ? rows.Select((row, r) => Math.Pow(row.Target - fitted[r], 2)).Sum() / (rows.Length - 4) : 1;
        return (beta[..3], [.. Enumerable.Range(0, 3).Select(j => Math.Sqrt(variance * inverse[j, j]))]);
    }

    private static double Mean(ModelTask task, double score) => task switch
    {
        ModelTask.Regression => score,
        ModelTask.Binary => 1 / (1 + Math.Exp(-score)),
        _ => Math.Exp(score),
    };
}
