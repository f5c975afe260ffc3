using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>Goals that are none, that everything reaches, and values as records hold them.</summary>
public sealed class GoalTests
{
    private static readonly Lazy<PlainBorrowerModel> s_model = new(() =>
        PlainBorrowerModel.Train(CreditRows.Plain, new TrainingOptions { Seed = 1 }));

    [Fact]
    public void An_empty_goal_is_refused()
    {
        PlainBorrower row = CreditRows.Plain[0];
        Should.Throw<ArgumentException>(() => s_model.Value.Recourse(row, default(Goal))).Message.ShouldContain("The goal is empty");
        Should.Throw<ArgumentException>(() => s_model.Value.Responsiveness(row, default(Goal))).Message.ShouldContain("The goal is empty");
    }

    [Fact]
    public void What_everything_reaches_is_reached_by_changing_nothing()
    {
        PlainBorrower row = CreditRows.Plain[0];
        foreach (Goal goal in new[] { Goal.AtLeast(0), Goal.AtMost(1) })
        {
            var ways = s_model.Value.Recourse(row, goal);
            (ways.Status, ways.Single().Cost, ways.Single().Row).ShouldBe((RecourseStatus.Reached, 0, row));
        }
    }
}
