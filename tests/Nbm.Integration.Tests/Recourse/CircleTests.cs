using Nbm.Integration.Tests.Records;

namespace Nbm.Integration.Tests.Recourse;

/// <summary>Values that go in a circle, dates and types of few digits: what changes give is a value of the record's type.</summary>
public sealed class CircleTests
{
    [Fact]
    public void What_is_said_of_values_in_a_circle_holds_for_values_within_the_period()
    {
        Shift[] rows = Support.Quick.Rows(2000, static (u, v, w) => new Shift(
            TimeOnly.FromTimeSpan(TimeSpan.FromHours(6 + (17 * u))), (float)v, new DateOnly(2026, 1, 1).AddDays((int)(300 * w)),
            Math.Cos(Math.PI * (u - 0.1)) + v + w > 1.2));
        ShiftModel model = ShiftModel.Train(rows, new TrainingOptions { Seed = 1 });
        int changed = 0;
        foreach (Shift row in rows.Where(row => !model.Predict(row).Label).Take(50))
        {
            foreach (ValueInterval flip in model.Responsiveness(row, true).Features.Begins.Flips)
            {
                flip.From.ShouldBeInRange(0, 24);
                flip.To.ShouldBeInRange(flip.From, 24);
                double middle = (flip.From + flip.To) / 2;
                model.Predict(row with { Begins = TimeOnly.FromTimeSpan(TimeSpan.FromHours(middle)) }).Label.ShouldBeTrue();
            }

            foreach (Recourse<Shift, ShiftChanges> way in model.Recourse(row, true))
            {
                model.Predict(way.Row).Label.ShouldBeTrue();
                model.Predict(way.Row).Score.ShouldBe(way.Scores[0]);
                changed += way.Changes.Begins.IsChanged ? 1 : 0;
            }
        }

        changed.ShouldBeGreaterThan(5);
    }
}
