using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Counts that scatter more than Poisson's are noticed, Poisson's never.</summary>
public sealed class OverdispersionTests
{
    // R's warpbreaks: 54 counts, nine for each of six kinds of yarn and tension.
    private static readonly double[] s_breaks =
    [
        26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15, 26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13,
        15, 15, 16, 28,
    ];

    // By name: the logarithm of the least mean, what it rises by, and rows.
    public static TheoryData<double, double, int> Means => new() { { 0, 1, 500 }, { -6, 1, 2000 }, { -3, 1, 100 }, { -7, 10, 2000 }, { 5, 1, 200 } };

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
            Overdispersion.Of([.. means.Select(mean => (double)noise.Poisson(mean))], means, [.. Enumerable.Repeat(1.0, rows)], 0).IsNotable.ShouldBeFalse();
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
        notice.ToString().ShouldMatch(@"^The counts Y scatter \d\.\d+ times as much around their means as Poisson's would .* standard errors are too small by the factor \d\.\d+.*ModelTask\.NegativeBinomial");
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
        Problems.Train(TaskData.Schema(ModelTask.Poisson), TaskData.Rows(law, 500, seed), new TrainingOptions { Threads = 1, PosteriorDraws = 0 });
}
