using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>Models that are trained on the samples' loans and edited by hand, by the editor that their record has.</summary>
public sealed class EditTests
{
    private static readonly (Applicant[] Train, Applicant[] Test) s_rows = CreditData.Rows.SplitByStratum(row => row.Repaid, 0.3, seed: 1);
    private static readonly ApplicantModel s_model = ApplicantModel.Train(s_rows.Train, TrainingOptions.Fast with { Seed = 1 });
    private static readonly TimeProvider s_clock = new FixedTime();

    [Fact]
    public void What_training_keeps_of_its_rows_centres_terms_exactly()
    {
        foreach ((string term, double mean, double importance) in Means(s_model))
        {
            mean.ShouldBe(0, 1e-5, term);
            importance.ShouldBe(s_model.Trained.Parts.Single(part => part.Name == term).Importance, 1e-5, term);
        }
    }

    [Fact]
    public void A_typed_edit_changes_the_rows_that_it_names_and_no_other()
    {
        ApplicantModel edited = s_model.Edit(
            e =>
            {
                e.Income.Flatten(400, 600, value: 0);
                e.Job["fixed"] = 0.5;
                e.Home[Housing.Ignore] = 0;
                e.SeniorityXIncome.Scale(0);
            },
            "R. Roe", "Incomes above 400 are often made up.", s_rows.Test, s_clock);

        foreach (Applicant row in s_rows.Test)
        {
            (ApplicantExplanation before, ApplicantExplanation after) = (s_model.Explain(row), edited.Explain(row));
            double expected = before.Score - before.SeniorityXIncome.Score
                - (row.Income is >= 400 and <= 600 ? before.Income.Score : 0)
                + (row.Job == "fixed" ? 0.5 - before.Job.Score : 0) - (row.Home == Housing.Ignore ? before.Home.Score : 0);
            after.Score.ShouldBe(expected, 1e-5);
            (after.Intercept + after.Contributions.Sum(term => term.Score)).ShouldBe(after.Score, 1e-12);
        }

        ModelEdit log = edited.Additive.Edits.ShouldHaveSingleItem();
        log.Rows.ShouldBe(s_rows.Test.Length);
        log.Metrics.Single(metric => metric.Name == "AUROC").ShouldBe(
            new EditMetric("AUROC", s_model.Evaluate(s_rows.Test).Auroc, edited.Evaluate(s_rows.Test).Auroc));
        log.ToString().ShouldStartWith(
            "2026-02-03 04:05Z, R. Roe: Incomes above 400 are often made up.\n  Income flattened, 400 to 600 $/month: ");
        edited.UndoEdit().Predict(s_rows.Test).ShouldBe(s_model.Predict(s_rows.Test));
    }

    [Fact]
    public void An_edited_model_is_centred_on_its_training_rows()
    {
        ApplicantModel edited = s_model.Edit(
            e =>
            {
                e.Seniority.MakeMonotone(Monotone.Increasing);
                e.Job.Merge("fixed", "partime");
                e.Income.Missing = -1;
            }, "R. Roe", "Seniority never counts against somebody.", time: s_clock);
        foreach ((string term, double mean, double importance) in Means(edited))
        {
            mean.ShouldBe(0, 1e-5, term);
            importance.ShouldBe(edited.Trained.Parts.Single(part => part.Name == term).Importance, 2e-3, term);
        }

        edited.Shapes.Seniority.Scores.Zip(edited.Shapes.Seniority.Scores.Skip(1)).ShouldAllBe(pair => pair.Second >= pair.First);
    }

    [Fact]
    public void Training_that_goes_on_from_an_edited_model_says_that_edits_are_lost()
    {
        ApplicantModel edited = s_model.Edit(e => e.Income.Remove(), "R. Roe", "Not asked any more.", time: s_clock);
        ApplicantModel again = edited.ContinueTraining(s_rows.Train, TrainingOptions.Fast with { Seed = 1 });
        again.Notices.Single(notice => notice.Kind == TrainingNoticeKind.LostEdits).Message.ShouldStartWith(
            "The model that training began with was edited by hand once, of terms Income, last \"2026-02-03 04:05Z, R. Roe: Not asked "
                + "any more.\".");
        again.Additive.Edits.ShouldBeEmpty();
        s_model.ContinueTraining(s_rows.Train, TrainingOptions.Fast with { Seed = 1 }).Notices.ShouldNotContain(
            notice => notice.Kind == TrainingNoticeKind.LostEdits);
    }

    // Of each term its mean and its mean size over the training rows, by explaining each of them.
    private static IEnumerable<(string Term, double Mean, double Importance)> Means(ApplicantModel model)
    {
        double[][] contributions = [.. s_rows.Train.Select(row => model.Explain(row).Contributions
            .OrderBy(own => own.Name, StringComparer.Ordinal).Select(own => own.Score).ToArray())];
        string[] names = [.. model.Explain(s_rows.Train[0]).Contributions.Select(own => own.Name).Order(StringComparer.Ordinal)];
        return names.Select((name, t) => (name, contributions.Average(row => row[t]), contributions.Average(row => Math.Abs(row[t]))));
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
