using Nbm.Generated;
using Nbm.Runtime.Tests.Training.Mlp;

namespace Nbm.Runtime.Tests.Training;

/// <summary>A schedule of so few steps that networks are hardly trained says so; one that is left to the trainer never is one.</summary>
public sealed class FewStepsTests
{
    private static readonly ModelSchema s_schema = Schemas.Of(Schemas.Regression(), [Schemas.Number("A")]);
    private static readonly TrainingOptions s_options = new()
    {
        Refinement = Refinement.None, HiddenUnits = [4], Bases = 3, Nodes = 8, ValidationFraction = 0, Threads = 1,
    };

    [Theory]
    [InlineData(null, null, null)]
    [InlineData(4, null, 8)]
    [InlineData(100, 8192, 100)]
    [InlineData(299, 8192, 299)]
    [InlineData(300, 8192, null)]
    [InlineData(75, 32, null)]
    public void A_quarter_of_the_usual_steps_is_enough(int? epochs, int? size, int? steps)
    {
        AdditiveModel model = Problems.Train(s_schema, Rows(120), s_options with { Epochs = epochs, BatchSize = size });
        model.Notices.Select(notice => (notice.Kind, notice.Values["steps"], notice.Values["rows"], notice.Values["usual"]))
            .ShouldBe(steps is { } few ? [(TrainingNoticeKind.FewSteps, few, 120, 1200)] : []);
    }

    [Fact]
    public void It_reads_well() =>
        Problems.Train(s_schema, Rows(120), s_options with { Epochs = 1 }).Notices.Single().Message.ShouldBe(
            "The schedule had 2 steps on 120 rows, 1 epoch of 2, where some 1,200 are usual: networks are hardly trained by then. "
            + "Leave out Epochs and BatchSize, which then suit the rows, or give more epochs or smaller batches.");

    [Fact]
    public void Networks_a_term_and_perceptrons_have_schedules_of_their_own()
    {
        TrainingOptions terms = new()
        {
            Networks = new() { Kind = NetworkKind.PerTerm, HiddenUnits = [4], Nodes = 8, Epochs = 40, ValidationFraction = 0 }, Threads = 1,
        };
        Problems.Train(s_schema, Rows(120), terms).Notices.ShouldBeEmpty();
        Problems.Train(s_schema, Rows(120), terms with { Epochs = 20 }).Notices.Single().Values["usual"].ShouldBe(200);
        Mlps.Train(s_schema, Rows(120), Mlps.Small with { Epochs = 20, ValidationFraction = 0 })
            .Notices.Single().Values["usual"].ShouldBe(2400);
    }

    [Fact]
    public void What_goes_on_from_a_network_may_be_brief()
    {
        MlpOptions kept = Mlps.Small with { Epochs = 2, ValidationFraction = 0, KeepNetworks = true };
        MlpModel start = Mlps.Train(s_schema, Rows(120), kept);
        start.Notices.Single().Kind.ShouldBe(TrainingNoticeKind.FewSteps);
        MlpTrainer.Continue(new TestEncoder(s_schema), start, Rows(120), null, kept, null, default).Notices.ShouldBeEmpty();
    }

    private static TestRow[] Rows(int count) => [.. Enumerable.Range(0, count).Select(i => new TestRow([i * 37 % 101 / 101.0], i % 7))];
}
