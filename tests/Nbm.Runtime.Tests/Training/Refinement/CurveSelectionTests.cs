using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Which curves are nothing, by what each is worth.</summary>
public sealed class CurveSelectionTests
{
    [Fact]
    public void Where_most_are_something_none_is_put_to_sleep() =>
        CurveSelection.Idle([40, 25, 12, 60, 8, 30, 0.2, -0.5]).ShouldBeEmpty();

    [Fact]
    public void Of_few_curves_none_is_put_to_sleep() =>
        CurveSelection.Idle([40, 0.2, -0.5, -0.5, -0.5, -0.5]).ShouldBeEmpty();

    [Fact]
    public void Of_hundreds_that_are_nothing_those_that_are_something_stay_awake()
    {
        var noise = new Noise(1);
        double?[] evidence = [.. Enumerable.Range(0, 600).Select(j => j < 30 ? 20 + j : (double?)Nothing(noise))];

        int[] idle = [.. CurveSelection.Idle(evidence)];

        idle.ShouldAllBe(j => j >= 30);
        idle.Length.ShouldBeGreaterThan(560);
    }

    [Fact]
    public void The_same_little_evidence_counts_for_less_among_many_that_are_nothing()
    {
        const double Little = 4.5;
        CurveSelection.Idle([Little, 30, 20, .. Enumerable.Repeat((double?)-0.5, 3)]).ShouldNotContain(0);
        CurveSelection.Idle([Little, 30, 20, .. Enumerable.Repeat((double?)-0.5, 500)]).ShouldContain(0);
    }

    [Fact]
    public void What_sleeps_already_isnt_put_to_sleep_again_and_counts_as_nothing()
    {
        double?[] evidence = [30, 4, .. Enumerable.Repeat((double?)null, 200)];
        CurveSelection.Idle(evidence).ShouldBe([1]);
    }

    [Fact]
    public void No_evidence_is_too_large_or_too_small()
    {
        CurveSelection.Idle([1e9, double.MaxValue, .. Enumerable.Repeat((double?)-1e9, 40)]).ShouldBe(Enumerable.Range(2, 40));
        CurveSelection.Idle([]).ShouldBeEmpty();
    }

    // A line that isn't there, at the size that makes it likeliest: z²/2 less its price, if that is above 0.
    private static double Nothing(Noise noise) => noise.Normal() is var z && z * z > 1 ? ((z * z) - 1 - Math.Log(z * z)) / 2 : 0;
}
