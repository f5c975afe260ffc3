using Nbm.Generated;
using Nbm.Runtime.Tests.Training.Mlp;

namespace Nbm.Runtime.Tests.Training;

/// <summary>Where rows should be held out to stop a network by, and are too few, the model says so.</summary>
public sealed class NothingHeldOutTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly TrainingOptions s_options = new() { Networks = new() { Kind = NetworkKind.PerTerm, Epochs = 2 }, Threads = 1,
        PosteriorDraws = 0 };

    [Theory]
    [InlineData(100, 0.15, 1)]
    [InlineData(133, 0.15, 1)]
    [InlineData(134, 0.15, 0)]
    [InlineData(39, 0.5, 1)]
    [InlineData(40, 0.5, 0)]
    [InlineData(39, 0, 0)]
    public void A_network_a_term_notices_it_where_it_was_asked_for(int rows, double fraction, int notices)
    {
        AdditiveModel model = Problems.Train(s_schema, Rows(rows), s_options with { ValidationFraction = fraction });
        TrainingNotice[] found = [.. model.Notices.Where(notice => notice.Kind == TrainingNoticeKind.NothingHeldOut)];
        found.Length.ShouldBe(notices);
        found.ShouldAllBe(notice => notice.Values["rows"] == rows && notice.Values["fewest"] == Math.Ceiling(20 / fraction)
            && notice.Message.StartsWith("No rows were held out"));
        (model.TrainingRun!.ValidationRows == 0).ShouldBe(notices > 0 || fraction == 0);
    }

    [Fact]
    public void Rows_that_are_given_are_enough_and_curves_without_networks_hold_none_out()
    {
        Problems.Train(s_schema, Rows(60), new TrainingOptions { Threads = 1, PosteriorDraws = 0 }).Notices.ShouldBeEmpty();
        ModelTrainer.Train(new TestEncoder(s_schema), Rows(60), Rows(10), s_options, null, default).Notices
            .ShouldNotContain(notice => notice.Kind == TrainingNoticeKind.NothingHeldOut);
    }

    [Fact]
    public void So_do_perceptrons_and_other_networks()
    {
        Mlps.Train(s_schema, Rows(60), Mlps.Small with { Epochs = 2 }).Notices
            .ShouldContain(notice => notice.Kind == TrainingNoticeKind.NothingHeldOut);
        Mlps.Train(s_schema, Rows(200), Mlps.Small with { Epochs = 2 }).Notices
            .ShouldNotContain(notice => notice.Kind == TrainingNoticeKind.NothingHeldOut);
    }

    private static TestRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new TestRow([i * 37 % 101 / 101.0], i % 7))];
}
