using System.Globalization;
using Nbm.Integration.Tests.Records;
using Nbm.Integration.Tests.Recourse;
using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Reasons are what the terms say, recomputed here from explanations and shapes.</summary>
public sealed class ReasonTests
{
    private static readonly Asker[] s_rows = [.. CreditRows.Borrowers.Select(row => new Asker
    {
        Seniority = row.Seniority, Job = row.Job, Income = row.Income, Amount = row.Amount, Status = row.Status,
    })];

    private static readonly AskerModel s_model = AskerModel.Train(s_rows, new TrainingOptions { Seed = 1 });
    private static readonly Asker[] s_denied = [.. s_rows.Where(row => s_model.Predict(row).Label == Standings.Bad).Take(100)];

    [Fact]
    public void Beside_the_average_a_feature_counts_what_it_takes_with_the_interactions_that_only_it_can_name()
    {
        foreach (Asker row in s_denied)
        {
            AskerExplanation why = s_model.Explain(row);
            Check(why.Reasons(4, new ReasonOptions { Method = ReasonMethod.Average }), -why.Seniority.Score, -why.Job.Score,
                -why.Income.Score - why.IncomeXAmount.Score, -why.SeniorityXAmount.Score);
        }
    }

    [Fact]
    public void Beside_the_best_value_it_counts_what_it_lacks_to_it()
    {
        AskerShapes shapes = s_model.Shapes;
        foreach (Asker row in s_denied)
        {
            AskerExplanation why = s_model.Explain(row);
            Check(why.Reasons(4), shapes.Seniority.Scores.Max() - why.Seniority.Score, shapes.Job.Scores.Max() - why.Job.Score,
                shapes.Income.Scores.Max() - why.Income.Score + Most(shapes.IncomeXAmount, shapes.Income, shapes.Amount)
                    - why.IncomeXAmount.Score,
                Most(shapes.SeniorityXAmount, shapes.Seniority, shapes.Amount) - why.SeniorityXAmount.Score);
        }

        // Bilinear between knots, so that it is most at a pair of them; those of a pair are among those of its curves.
        static double Most(InteractionShape shape, NumericShape first, NumericShape second) =>
            (from x in first.Knots from y in second.Knots select shape.Evaluate(x, y)).Max();
    }

    [Fact]
    public void Beside_another_row_it_counts_the_difference()
    {
        Asker neutral = s_rows.First(row => s_model.Predict(row).Probability > 0.9);
        foreach (Asker row in s_denied.Take(30))
        {
            AskerExplanation why = s_model.Explain(row, neutral);
            Check(why.Reasons(4, new ReasonOptions { Method = ReasonMethod.Reference }), -why.Seniority.Score, -why.Job.Score,
                -why.Income.Score - why.IncomeXAmount.Score, -why.SeniorityXAmount.Score);
        }

        Should.Throw<ArgumentException>(() => s_model.Explain(neutral).Reasons(4, new ReasonOptions { Method = ReasonMethod.Reference }))
            .Message.ShouldContain("There is no reference to compare with; explain the row against one");
    }

    [Fact]
    public void A_text_is_of_the_side_on_which_the_value_lies_and_of_the_language_that_is_asked_for()
    {
        Asker row = s_denied.First(row => row.Seniority <= 1);
        var options = new ReasonOptions { Culture = CultureInfo.GetCultureInfo("de-CH") };
        IReadOnlyList<Reason> reasons = s_model.Explain(row).Reasons(9, options);
        reasons.Where(reason => reason.Name == "Seniority").Select(reason => reason.Code).ShouldBe(["R1"]);
        reasons.Where(reason => reason.Name == "Job").ShouldAllBe(reason => reason.Text == "Art der Arbeit");
        s_model.Explain(row).Reasons(9).Where(reason => reason.Name == "Job").ShouldAllBe(reason => reason.Text == "Kind of job");
        reasons.ShouldAllBe(reason => reason.Name != "Amount"); // It has no reason, so it can't be named.
        reasons.Single(reason => reason.Name == "Income").Interactions.ShouldBe(["IncomeXAmount"]);
    }

    [Fact]
    public void Of_who_was_accepted_reasons_are_what_spoke_for_it()
    {
        Asker row = s_rows.First(row => s_model.Predict(row).Label == Standings.Good);
        AskerExplanation why = s_model.Explain(row);
        IReadOnlyList<Reason> reasons = why.Reasons(4, new ReasonOptions { Method = ReasonMethod.Average });
        reasons.ShouldBe(why.Reasons(4, new ReasonOptions { Method = ReasonMethod.Average, Direction = Direction.Up }), ignoreOrder: false,
            comparer: EqualityComparer<Reason>.Create((a, b) => a?.ToString() == b?.ToString()));
        reasons[0].Points.ShouldBe(new[] { why.Seniority.Score, why.Job.Score, why.Income.Score + why.IncomeXAmount.Score,
            why.SeniorityXAmount.Score }.Max(), 1e-12);
    }

    [Fact]
    public void A_model_that_was_saved_and_loaded_gives_the_same_reasons()
    {
        using var stream = new MemoryStream();
        s_model.Save(stream);
        stream.Position = 0;
        var loaded = AskerModel.Load(stream);
        loaded.Explain(s_denied[0]).Reasons(4).Select(reason => reason.ToString())
            .ShouldBe(s_model.Explain(s_denied[0]).Reasons(4).Select(reason => reason.ToString()));
    }

    [Fact]
    public void Without_declared_reasons_features_are_named_by_themselves_and_a_row_differs_in_nothing_from_itself()
    {
        PlainBorrowerModel model = PlainBorrowerModel.Train(CreditRows.Plain, Quick.Options);
        PlainBorrower row = CreditRows.Plain[3];
        PlainBorrowerExplanation why = model.Explain(row, row);
        // Nothing differs.
        why.Reasons(4, new ReasonOptions { Method = ReasonMethod.Reference, Direction = Direction.Down }).ShouldBeEmpty();
        Reason first = model.Explain(row).Reasons(1, new ReasonOptions { Method = ReasonMethod.Average, Direction = Direction.Down })[0];
        first.Text.ShouldBe($"{first.Name} = {first.ValueText}");
        first.Points.ShouldBe(model.Explain(row).Contributions.Max(c => -c.Score), 1e-12);
    }

    // Of the four that can be named: the most first, those that take something, with their points.
    private static void Check(IReadOnlyList<Reason> reasons, double seniority, double job, double income, double together)
    {
        (string Name, double Points)[] expected = [.. new[] { ("Seniority", seniority), ("Job", job), ("Income", income),
            ("SeniorityXAmount", together) }.Where(own => own.Item2 > 1e-9).OrderByDescending(own => own.Item2)];
        Reason[] named = [.. reasons.Where(reason => reason.Points > 1e-9)];
        // A time at the job that equals what it is compared with lies on no side, and has no text.
        expected = [.. expected.Where(own => own.Name != "Seniority" || named.Any(reason => reason.Name == "Seniority"))];
        named.Select(reason => reason.Name).ShouldBe(expected.Select(own => own.Name));
        for (int i = 0; i < named.Length; i++)
        {
            named[i].Points.ShouldBe(expected[i].Points, 1e-9);
        }
    }
}
