using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>What would change a decision, and why it is as it is, goes by the threshold that decides.</summary>
public sealed class ThresholdTests
{
    private static readonly BorrowerModel s_strict =
        BorrowerModel.Train(CreditRows.Borrowers, new TrainingOptions { Seed = 1 }).WithThreshold(DecisionThreshold.At(0.8));

    // Denied at 0.8 that wouldn't be at one half.
    private static readonly Borrower[] s_denied =
        [.. CreditRows.Borrowers.Where(row => s_strict.Predict(row) is { Label: Standings.Bad, Probability: > 0.6 }).Take(20)];

    [Fact]
    public void Changes_lead_across_the_threshold()
    {
        s_denied.Length.ShouldBe(20);
        foreach (Borrower row in s_denied)
        {
            s_strict.Responsiveness(row, Standings.Good).Status.ShouldNotBe(RecourseStatus.Reached);
            foreach (var way in s_strict.Recourse(row, Standings.Good))
            {
                s_strict.Predict(way.Row).Label.ShouldBe(Standings.Good);
                s_strict.Predict(way.Row).Probability.ShouldBeGreaterThanOrEqualTo(0.8);
            }
        }
    }

    [Fact]
    public void Whoever_is_called_good_at_the_threshold_has_reached_it()
    {
        Borrower good = CreditRows.Borrowers.First(row => s_strict.Predict(row).Label == Standings.Good);
        s_strict.Responsiveness(good, Standings.Good).Status.ShouldBe(RecourseStatus.Reached);
        s_strict.Responsiveness(good, Standings.Bad).Status.ShouldNotBe(RecourseStatus.Reached);
    }

    [Fact]
    public void Reasons_are_for_what_is_decided()
    {
        foreach (Borrower row in s_denied)
        {
            s_strict.Explain(row).Reasons(4).Select(reason => reason.ToString())
                .ShouldBe(s_strict.Explain(row).Reasons(4, new ReasonOptions { Direction = Direction.Down }).Select(reason => reason.ToString()));
        }
    }
}
