using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Counts that scatter more than Poisson's are noticed, Poisson's never.</summary>
public sealed class OverdispersionTests
{
    // R's warpbreaks: 54 counts, nine for each of six kinds of yarn and tension.
    private static readonly double[] s_breaks =
    [
        26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15, 26, 27, 14, 29, 19, 29, 31,
        41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13,
        15, 15, 16, 28,
    ];

    // By name: the logarithm of the least mean, what it rises by, and rows.
    public static TheoryData<double, double, int> Means =>
        new() { { 0, 1, 500 }, { -6, 1, 2000 }, { -3, 1, 100 }, { -7, 10, 2000 }, { 5, 1, 200 } };

    [Fact]
    public void Pearson_s_statistic_is_that_of_R()
    {
        // m <- glm(breaks ~ wool * tension, poisson, warpbreaks); sum(residuals(m, "pearson")^2) / 48
        double[] means = [.. Enumerable.Range(0, 54).Select(r => s_breaks.Skip(9 * (r / 9)).Take(9).Average())];

        Overdispersion found = Overdispersion.Of(s_breaks, means, [.. Enumerable.Repeat(1.0, 54)], 6);

        found.Dispersion.ShouldBe(3.763881, 1e-6);
        found.IsNotable.ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Means))]
    public void Poisson_s_counts_are_not_notable_however_rare_they_are(double least, double rise, int rows)
    {
        var noise = new Noise(60 + (ulong)rows);
        for (int draw = 0; draw < 200; draw++)
        {
            double[] means = [.. Enumerable.Range(0, rows).Select(r => Math.Exp(least + (rise * r / rows)))];
            Overdispersion.Of([.. means.Select(mean => (double)noise.Poisson(mean))], means, [.. Enumerable.Repeat(1.0, rows)], 0).IsNotable
                .ShouldBeFalse();
        }
    }

    [Fact]
    public void The_dispersion_is_what_the_variance_is_times_the_mean()
    {
        // Negative binomial of mean 4 and α = 0.5: variance 4 + 0.5 · 16.
        var noise = new Noise(61);
        double[] counts = [.. Enumerable.Range(0, 20_000).Select(_ => (double)noise.NegativeBinomial(4, 0.5))];

        Overdispersion.Of(counts, [.. counts.Select(_ => 4.0)], [.. counts.Select(_ => 1.0)], 0).Dispersion.ShouldBe(3, 0.1);
    }

    [Fact]
    public void The_scatter_weighs_rows_by_what_they_say()
    {
        // Means of 1 and 100 by turns: variances 1.5 and 5,100, so that slopes scatter by 5,101.5/101, and Pearson has (1.5 + 51)/2.
        var noise = new Noise(63);
        double[] means = [.. Enumerable.Range(0, 40_000).Select(r => r % 2 == 0 ? 1.0 : 100)];
        double[] counts = [.. means.Select(mean => (double)noise.NegativeBinomial(mean, 0.5))];

        Overdispersion found = Overdispersion.Of(counts, means, [.. means.Select(_ => 1.0)], 0);

        found.Scatter.ShouldBe(5101.5 / 101, 2);
        found.Dispersion.ShouldBe(52.5 / 2, 2);
    }

    [Fact]
    public void Pairs_do_not_explain_what_counts_scatter_beyond_Poisson_s()
    {
        // The closed form without any fit: of 1,500 rows whose counts have a variance of μ + 0.3 μ², four smooth curves cost some 30
        // degrees of freedom.
        string[] names = ["A", "B", "C", "D"];
        ModelSchema schema = Schemas.Of(TaskData.Target(ModelTask.Poisson), [.. names.Select(name => Schemas.Number(name))], [0, 1], [0, 2],
            [0, 3], [1, 2], [1, 3], [2, 3]);
        var noise = new Noise(64);
        double[][] values = [.. Enumerable.Range(0, 1500).Select(_ => names.Select(_ => noise.Uniform()).ToArray())];
        double[] scores = [.. values.Select(x => 2 + (3 * x[0] * x[0]) + Math.Sin(5 * x[1]))];
        TestRow[] rows = [.. values.Zip(scores, (x, score) => new TestRow(x, noise.NegativeBinomial(Math.Exp(score), 0.3)))];

        AdditiveModel model = Problems.Train(schema, rows, new TrainingOptions { Seed = 1, Threads = 2 });

        double error = Math.Sqrt(values.Zip(scores, (x, score) => Math.Pow(model.Scores(x)[0] - score, 2)).Average());
        error.ShouldBeLessThan(0.12);
        model.Terms.Sum(term => term.DegreesOfFreedom).ShouldNotBeNull().ShouldBeLessThan(60);
    }

    [Fact]
    public void Rates_are_counts_over_their_weights()
    {
        var noise = new Noise(62);
        double[] years = [.. Enumerable.Range(0, 2000).Select(_ => noise.Uniform(0.3, 3))];
        double[] rates = [.. years.Select(own => noise.Poisson(2 * own) / own)];

        Overdispersion found = Overdispersion.Of(rates, [.. rates.Select(_ => 2.0)], years, 0);

        found.Dispersion.ShouldBe(1, 0.1);
        found.IsNotable.ShouldBeFalse();
    }

    [Fact]
    public void A_fit_of_overdispersed_counts_names_the_dispersion_and_the_task_to_use()
    {
        AdditiveModel model = Train(ModelTask.NegativeBinomial, 3);

        TrainingNotice notice = model.Notices.ShouldHaveSingleItem();
        notice.Kind.ShouldBe(TrainingNoticeKind.Overdispersion);
        notice.Values["dispersion"].ShouldBeInRange(1.5, 4);
        notice.ToString()
            .ShouldMatch(
                @"^The counts Y scatter \d\.\d+ times as much around their means as Poisson's would .* Smoothness and standard errors, \d\.\d+ times Poisson's, allow for that.*ModelTask\.NegativeBinomial");
    }

    [Fact]
    public void A_fit_of_Poisson_s_counts_has_nothing_to_say()
    {
        for (ulong seed = 0; seed < 10; seed++)
        {
            Train(ModelTask.Poisson, seed).Notices.ShouldBeEmpty();
        }
    }

    private static AdditiveModel Train(ModelTask law, ulong seed) =>
        Problems.Train(TaskData.Schema(ModelTask.Poisson), TaskData.Rows(law, 500, seed),
            new TrainingOptions { Threads = 1, PosteriorDraws = 0 });
}
