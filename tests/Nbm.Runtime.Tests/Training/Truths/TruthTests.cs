using Nbm.Truths;

namespace Nbm.Runtime.Tests.Training;

/// <summary>What the prior of curves owes to shapes of every kind, on few sets of each; the benchmark Nbm.Truths measures many.</summary>
public sealed class TruthTests
{
    [Fact]
    public void Smooth_curves_cost_few_degrees_of_freedom_and_come_as_near_as_mgcv_s()
    {
        Truth[] truths = Of("curves", 400, 6, same: false);

        truths.Average(truth => truth.Error).ShouldBeLessThan(1.04 * 0.444);
        truths.Average(truth => truth.Degrees).ShouldBeLessThan(20);
        truths.Average(truth => truth.Held.Average()).ShouldBeGreaterThan(0.93);
    }

    [Theory]
    [InlineData("lognormal", 0.10)]
    [InlineData("t3", 0.10)]
    [InlineData("square", 0.13)]
    public void Features_of_heavy_tails_are_straight_where_the_truth_is(string name, double most) =>
        Of(name, 500, 6, same: true).Average(truth => truth.Error).ShouldBeLessThan(most);

    [Theory]
    [InlineData("lognormal")]
    [InlineData("t3")]
    [InlineData("sine")]
    public void What_a_constraint_allows_is_learned_as_well_as_without_it(string name)
    {
        Truth[] free = Of(name, 500, 6, same: true), bound = Of(name + "-rising", 500, 6, same: true);

        bound.Average(truth => truth.Error).ShouldBeLessThan(1.05 * free.Average(truth => truth.Error));
        bound.Average(truth => truth.Degrees).ShouldBeLessThan(1.2 * free.Average(truth => truth.Degrees));
    }

    [Fact]
    public void What_goes_in_a_circle_is_learned_better_for_knowing_it()
    {
        Truth[] line = Of("wave", 500, 6, same: true), round = Of("wave-round", 500, 6, same: true);

        round.Average(truth => truth.Error).ShouldBeLessThan(line.Average(truth => truth.Error));
        round.Average(truth => truth.Degrees).ShouldBeLessThan(line.Average(truth => truth.Degrees));
        round.Average(truth => truth.Held.Average()).ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData("square", "square-convex")]
    [InlineData("root", "root-concave")]
    [InlineData("lognormal", "lognormal-convex")]
    public void A_bend_that_is_allowed_is_learned_about_as_well_as_without_it(string free, string bound) =>
        Of(bound, 500, 6, same: true).Average(truth => truth.Error)
            .ShouldBeLessThan(1.2 * Of(free, 500, 6, same: true).Average(truth => truth.Error));

    [Theory]
    [InlineData("noise-7", 30, 1)]
    [InlineData("noise-7", 30, 60)] // Where it is easily taken for bends.
    [InlineData("noise-15", 50, 1)]
    [InlineData("noise-15", 50, 30)]
    public void Noise_is_never_interpolated(string name, int rows, int first)
    {
        Truth[] truths = Of(name, rows, 12, same: true, first);

        truths.Min(truth => truth.Dispersion).ShouldBeGreaterThan(0.3);
        truths.Max(truth => truth.Degrees).ShouldBeLessThan(rows / 2.0);
        truths.Average(truth => truth.Held.Average()).ShouldBeGreaterThan(0.9);
    }

    [Theory]
    [InlineData("zero-heavy", 0.016)]
    [InlineData("step", 0.006)]
    [InlineData("step-rising", 0.006)]
    [InlineData("spike", 0.008)]
    public void Effects_that_jump_are_found(string name, double gap) => Of(name, 5000, 1, same: false)[0].Gap.ShouldBeLessThan(gap);

    [Theory]
    [InlineData("zero-heavy-counts", 0.4)]
    [InlineData("zero-heavy-classes", 0.6)]
    public void Effects_that_jump_are_found_whatever_the_task(string name, double most) =>
        Of(name, 5000, 1, same: false)[0].Error.ShouldBeLessThan(most);

    [Fact]
    public void Of_many_features_those_that_act_are_kept_and_few_others()
    {
        const int Acting = 8;
        AdditiveModel model = ManyFeatures.Of(3000, 100, Acting, 1).Train(new TrainingOptions { PosteriorDraws = 0 });

        int[] kept = [.. Enumerable.Range(0, model.Terms.Length).Where(t => model.Terms[t].Selected)];

        Enumerable.Range(0, Acting).ShouldBeSubsetOf(kept);
        kept.Length.ShouldBeLessThan(2 * Acting);
    }

    [Fact]
    public void Smoothness_is_a_factor_of_what_the_data_choose()
    {
        KnownData data = MadeData.Curves(400, 1);

        double[] degrees = [.. new[] { 0.1, 1, 10 }.Select(smoothness =>
            data.Train(new TrainingOptions { Smoothness = smoothness, PosteriorDraws = 0 }).Terms.Sum(term => term.DegreesOfFreedom ?? 0))];

        degrees[0].ShouldBeGreaterThan(1.3 * degrees[1]);
        degrees[2].ShouldBeLessThan(0.75 * degrees[1]);
    }

    private static Truth[] Of(string name, int rows, int sets, bool same, int first = 1) =>
    [
        .. Enumerable.Range(first, sets).Select(set =>
        {
            KnownData train = MadeData.ByName[name](rows, set);
            return Truth.Of(train, same ? train : MadeData.ByName[name](3000, 1000 + set), new TrainingOptions());
        }),
    ];
}
