using Nbm.Training;

namespace Nbm.Runtime.Tests.Training;

/// <summary>When the iteration for smoothness ends, and that it says so where it was ended.</summary>
public sealed class ConvergenceTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A"), Schemas.Number("B")], [0, 1]);

    [Fact]
    public void Precisions_that_do_not_change_have_settled()
    {
        var convergence = new Convergence(0.015);
        convergence.Add(100, 0.2);
        convergence.IsSettled.ShouldBeFalse();
        convergence.Add(70, 0.01);
        convergence.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void Degrees_of_freedom_that_sink_have_not_settled()
    {
        var convergence = new Convergence(0.015);
        foreach (double total in (double[])[100, 97, 94, 91, 88])
        {
            convergence.Add(total, 0.2);
            convergence.IsSettled.ShouldBeFalse();
        }

        convergence.Drift.ShouldBe(3 / 92.5, 1e-9, "the slope of the last four over their mean");
    }

    [Fact]
    public void Degrees_of_freedom_that_scatter_about_one_number_have_settled()
    {
        var convergence = new Convergence(0.015);
        foreach (double total in (double[])[100, 103, 99])
        {
            convergence.Add(total, 0.2);
            convergence.IsSettled.ShouldBeFalse();
        }

        convergence.Add(102, 0.2);
        convergence.IsSettled.ShouldBeTrue();
    }

    [Fact]
    public void Another_grid_begins_anew()
    {
        var convergence = new Convergence(0.015);
        foreach (double total in (double[])[100, 100, 100, 100])
        {
            convergence.Add(total, 0.2);
        }

        convergence.IsSettled.ShouldBeTrue();
        convergence.Restart();
        convergence.IsSettled.ShouldBeFalse();
        convergence.Add(100, 0.2);
        convergence.IsSettled.ShouldBeFalse("a round on the new grid isn't two");
        convergence.Add(100, 0.2);
        convergence.IsSettled.ShouldBeTrue();
    }

    [Theory]
    [InlineData(3, true)]
    [InlineData(null, false)]
    public void A_fit_says_that_its_rounds_ended_too_early(int? rounds, bool says)
    {
        TrainingOptions options = new() { Seed = 1, Threads = 2, PosteriorDraws = 0 };
        AdditiveModel model = Problems.Train(s_schema, Rows(), options with { Rounds = rounds ?? options.Rounds });

        model.Notices.Any(notice => notice.Kind == TrainingNoticeKind.Unsettled).ShouldBe(says);
        if (says)
        {
            TrainingNotice notice = model.Notices.ShouldHaveSingleItem();
            notice.Values["rounds"].ShouldBe(3);
            notice.Values["drift"].ShouldBeGreaterThan(0.015);
            notice.ToString()
                .ShouldMatch(@"^Refinement ended after 3 rounds with its smoothness still in motion: .* \d.* % .*TrainingOptions\.Rounds");
        }
    }

    private static TestRow[] Rows()
    {
        var noise = new Noise(70);
        return [.. Enumerable.Range(0, 600).Select(_ =>
        {
            var (a, b) = (noise.Uniform(), noise.Uniform());
            return new TestRow([a, b], Math.Sin(6 * a) + (4 * a * b) + (0.2 * noise.Normal()));
        })];
    }
}
