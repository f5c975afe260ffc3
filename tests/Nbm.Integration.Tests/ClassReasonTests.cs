using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Recourse;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Of several classes reasons are differences of two classes' scores, recomputed here from explanations and shapes.</summary>
public sealed class ClassReasonTests
{
    private static readonly Dweller[] s_rows = [.. CreditRows.Borrowers.Where(row =>
        row.Home is Estate.Owner or Estate.Parents or Estate.Rent)
        .Select(row => new Dweller
        {
            Seniority = row.Seniority, Age = row.Age, Job = row.Job, Amount = row.Amount, Home = row.Home!.Value,
        })];

    private static readonly DwellerModel s_model = DwellerModel.Train(s_rows, Quick.Options);
    private static readonly Dweller[] s_some = [.. s_rows.Where((_, r) => r % 60 == 0)];

    [Fact]
    public void Why_a_class_is_not_predicted_is_what_terms_take_from_it_beside_the_one_that_is()
    {
        foreach (Dweller row in s_some.Where(row => s_model.Predict(row).Label != Estate.Rent))
        {
            DwellerExplanation why = s_model.Explain(row);
            Estate label = why.Prediction.Label;

            double Taken(ClassValues<Estate> scores) => scores[label] - scores[Estate.Rent];
            Check(why.Reasons(Estate.Rent, 3, new ReasonOptions { Method = ReasonMethod.Average }),
                Taken(why.Seniority.Scores), Taken(why.Age.Scores), Taken(why.Job.Scores));
        }
    }

    [Fact]
    public void Beside_the_best_value_they_are_what_is_lacking_to_it()
    {
        foreach (Dweller row in s_some.Where(row => s_model.Predict(row).Label != Estate.Rent))
        {
            DwellerExplanation why = s_model.Explain(row);
            Estate label = why.Prediction.Label;

            double Lacking(ClassValues<Estate> own, IReadOnlyList<double> wanted, IReadOnlyList<double> called) =>
                wanted.Zip(called, (a, b) => a - b).Max() - (own[Estate.Rent] - own[label]);
            Check(why.Reasons(Estate.Rent, 3),
                Lacking(why.Seniority.Scores, s_model.Shapes.Seniority[Estate.Rent].Scores, s_model.Shapes.Seniority[label].Scores),
                Lacking(why.Age.Scores, s_model.Shapes.Age[Estate.Rent].Scores, s_model.Shapes.Age[label].Scores),
                Lacking(why.Job.Scores, s_model.Shapes.Job[Estate.Rent].Scores, s_model.Shapes.Job[label].Scores));
        }
    }

    [Fact]
    public void Of_the_class_that_is_predicted_they_say_why_it_is_that_and_not_the_next()
    {
        Dweller row = s_some[0];
        DwellerExplanation why = s_model.Explain(row);
        Estate[] ranked = [.. why.Scores.OrderByDescending(pair => pair.Value).Select(pair => pair.Class)];

        double For(ClassValues<Estate> scores) => scores[ranked[0]] - scores[ranked[1]];
        Check(why.Reasons(ranked[0], 3, new ReasonOptions { Method = ReasonMethod.Average }),
            For(why.Seniority.Scores), For(why.Age.Scores), For(why.Job.Scores));
    }

    [Fact]
    public void A_direction_is_refused_as_the_class_says_it() => Should.Throw<ArgumentException>(() => s_model.Explain(s_some[0])
        .Reasons(Estate.Rent, 3, new ReasonOptions { Direction = Direction.Up })).Message.ShouldContain("the class that is asked about "
            + "says it");

    private static void Check(IReadOnlyList<Reason> reasons, double seniority, double age, double job)
    {
        (string Code, double Points)[] expected = [.. new[] { ("S", seniority), ("A", age), ("J", job) }
            .Where(own => own.Item2 > 1e-9).OrderByDescending(own => own.Item2)];

        Reason[] found = [.. reasons.Where(reason => reason.Points > 1e-9)];
        found.Select(reason => reason.Code).ShouldBe(expected.Select(own => own.Code));
        found.Select(reason => reason.Points).ShouldBe(expected.Select(own => own.Points), tolerance: 1e-9);
    }
}
