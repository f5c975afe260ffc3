using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>A bool target: the README's record on the samples' data.</summary>
public sealed class BinaryTests
{
    private static readonly Applicant[] s_rows = [.. CreditData.Rows.Take(1500)];
    private static readonly ApplicantModel s_model = ApplicantModel.Train(s_rows, Quick.Options);

    [Fact]
    public void The_contributions_add_up_to_the_score_to_the_last_bit()
    {
        foreach (Applicant row in s_rows)
        {
            ApplicantExplanation why = s_model.Explain(row);
            double sum = why.Intercept;
            foreach (TermContribution term in why.Contributions)
            {
                sum += term.Score;
            }

            sum.ShouldBe(why.Score);
            why.Score.ShouldBe(s_model.Predict(row).Score);
            why.Prediction.ShouldBe(s_model.Predict(row));
        }
    }

    [Fact]
    public void An_explanation_has_the_rows_own_values_and_the_terms_own_scores()
    {
        Applicant row = s_rows.First(static r => r.Income is null);
        ApplicantExplanation why = s_model.Explain(row);
        why.Seniority.Value.ShouldBe(row.Seniority);
        why.Home.Value.ShouldBe(row.Home);
        why.Income.Value.ShouldBeNull();
        why.Job.Value.ShouldBe(row.Job);
        why.SeniorityXIncome.Value.ShouldBe((row.Seniority, null));
        why.Contributions.Select(static c => c.Name).ShouldBe(["Seniority", "Home", "Income", "Job", "SeniorityXIncome"]);
        why.Contributions.Select(static c => c.Score).ShouldBe(
            [why.Seniority.Score, why.Home.Score, why.Income.Score, why.Job.Score, why.SeniorityXIncome.Score]);
        why.Contributions[0].Unit.ShouldBe("years");
    }

    [Fact]
    public void A_shape_evaluates_to_what_an_explanation_says()
    {
        Applicant row = s_rows.First(static r => r.Income is not null && r.Home is not null && r.Job is not null);
        ApplicantExplanation why = s_model.Explain(row);
        s_model.Shapes.Seniority.Evaluate(row.Seniority).ShouldBe(why.Seniority.Score);
        s_model.Shapes.Income.Evaluate(row.Income!.Value).ShouldBe(why.Income.Score);
        s_model.Shapes.Home[row.Home!.Value.ToString()].ShouldBe(why.Home.Score);
        s_model.Shapes.Job[row.Job!].ShouldBe(why.Job.Score);
        s_model.Shapes.SeniorityXIncome.Evaluate(row.Seniority, row.Income.Value).ShouldBe(why.SeniorityXIncome.Score);
    }

    [Fact]
    public void A_missing_value_and_an_unseen_text_have_scores_of_their_own()
    {
        Applicant row = s_rows[0] with { Income = null, Job = "astronaut" };
        ApplicantExplanation why = s_model.Explain(row);
        why.Income.Score.ShouldBe(s_model.Shapes.Income.MissingScore!.Value);
        why.Job.Score.ShouldBe(s_model.Shapes.Job.UnseenScore!.Value);
        s_model.Explain(row with { Income = double.PositiveInfinity }).Income.Score.ShouldBe(why.Income.Score);
    }

    [Fact]
    public void Many_rows_are_predicted_as_each_alone()
    {
        var predictions = new BinaryPrediction[s_rows.Length];
        s_model.Predict(s_rows, predictions);
        predictions.ShouldBe(s_rows.Select(s_model.Predict));
    }

    [Fact]
    public void A_saved_model_predicts_the_same_and_the_same_bytes_come_of_it()
    {
        using var first = new MemoryStream();
        s_model.Save(first);
        first.Position = 0;
        ApplicantModel again = ApplicantModel.Load(first);
        s_rows.Select(again.Predict).ShouldBe(s_rows.Select(s_model.Predict));
        using var second = new MemoryStream();
        again.Save(second);
        second.ToArray().ShouldBe(first.ToArray());
    }

    [Fact]
    public void Validation_rows_can_be_given()
    {
        var (train, validation) = s_rows.Split(testFraction: 0.3, seed: 3);
        ApplicantModel model = ApplicantModel.Train(train, validation, Quick.Options);
        model.TrainingHistory.ShouldNotBeNull();
        model.Evaluate(validation).LogLoss.ShouldBeLessThan(0.69);
    }

    [Fact]
    public async Task Training_on_another_thread_gives_the_same_model()
    {
        ApplicantModel model = await ApplicantModel.TrainAsync(s_rows, Quick.Options);
        model.Predict(s_rows[0]).ShouldBe(s_model.Predict(s_rows[0]));
    }

    [Fact]
    public void A_cancelled_run_throws_or_hands_back_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        var progress = new Synchronous(report =>
        {
            if (report.Epoch == 3)
            {
                stop.Cancel();
            }
        });
        Should.Throw<OperationCanceledException>(() => ApplicantModel.Train(s_rows, Quick.Options, progress, stop.Token));

        using var again = new CancellationTokenSource();
        var best = new Synchronous(report =>
        {
            if (report.Epoch == 3)
            {
                again.Cancel();
            }
        });
        ApplicantModel model = ApplicantModel.Train(s_rows, Quick.Options with { OnCancel = OnCancel.ReturnBest }, best, again.Token);
        double.IsFinite(model.Predict(s_rows[0]).Score).ShouldBeTrue();
    }

    [Fact]
    public void The_importances_name_every_term_and_fall()
    {
        s_model.Importances.Select(static i => i.Name).Order().ShouldBe(["Home", "Income", "Job", "Seniority", "SeniorityXIncome"]);
        s_model.Importances.Select(static i => i.Importance).ShouldBeInOrder(SortDirection.Descending);
    }

    private sealed class Synchronous(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
