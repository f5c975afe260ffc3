using System.Text.Json;
using Nbm.AspNetCore.Tests.Support;

namespace Nbm.AspNetCore.Tests;

/// <summary>Answers say what the typed model says.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task A_prediction_is_that_of_the_typed_model_to_the_last_bit()
    {
        await using Service service = await Service.StartAsync();

        PredictionAnswer answer = await service.PredictAsync(Loans.Json);

        BinaryPrediction<Outcome> typed = Loans.Model.Predict(Loans.Row);
        answer.Score.ShouldBe(typed.Score);
        answer.Probability.ShouldBe(typed.Probability);
        (answer.Label, answer.PositiveClass).ShouldBe((typed.Label.ToString(), "Good"));
        answer.Standings.ShouldBeNull();
    }

    [Fact]
    public async Task Every_row_of_a_list_is_answered_as_the_typed_model_does()
    {
        await using Service service = await Service.StartAsync();
        string rows = JsonSerializer.Serialize(Loans.Rows.Select(row => new
        {
            row.Seniority, Home = row.Home?.ToString(), row.Job, row.Income, row.Amount, row.Records, row.Asked,
                Status = row.Status.ToString(),
        }));

        using HttpResponseMessage response = await service.PostAsync("/loan/predict", rows);

        PredictionAnswer[] answers = JsonSerializer.Deserialize(
            await response.Content.ReadAsStringAsync(), NbmJsonContext.Default.PredictionAnswerArray)!;
        answers.Select(answer => answer.Score!.Value).ShouldBe(Loans.Model.Predict(Loans.Rows).Select(own => own.Score));
    }

    [Fact]
    public async Task An_explanation_adds_up_to_the_score_to_the_last_bit()
    {
        await using Service service = await Service.StartAsync();

        ExplanationAnswer why = await service.ExplainAsync(Loans.Json);

        why.Terms.Aggregate(why.Intercept!.Value, (sum, term) => sum + term.Score!.Value).ShouldBe(why.Prediction.Score!.Value);
        LoanExplanation typed = Loans.Model.Explain(Loans.Row);
        why.Terms.Select(term => (term.Name, term.Score!.Value, term.StandardError, term.IsDropped))
            .ShouldBe(typed.Contributions.Select(own => (own.Name, own.Score, own.StandardError, !own.Selected)));
        why.StandardError.ShouldBe(typed.StandardError);
    }

    [Fact]
    public async Task An_interaction_says_the_names_values_and_units_of_its_features()
    {
        await using Service service = await Service.StartAsync();

        TermAnswer pair = (await service.ExplainAsync(Loans.Json)).Terms.Single(term => term.Name == "AmountXHome");

        pair.Values.Select(own => (own.Name, own.Value, own.Number, own.Unit)).ShouldBe(
            [("Amount", "800", 800, "$"), ("Home", "own home", (double?)null, (string?)null)]);
    }

    [Fact]
    public async Task What_training_never_saw_is_answered_and_said()
    {
        await using Service service = await Service.StartAsync();
        string json = Loans.Json.Replace("smith", "pilot", StringComparison.Ordinal).Replace("Owner", "Castle", StringComparison.Ordinal)
            .Replace("800", "90000", StringComparison.Ordinal).Replace("1200", "-9", StringComparison.Ordinal);

        ExplanationAnswer why = await service.ExplainAsync(json);

        why.Prediction.Standings.ShouldBe(new Dictionary<string, Standing>
        {
            ["Home"] = Standing.Unseen, ["Job"] = Standing.Unseen, ["Income"] = Standing.Special, ["Amount"] = Standing.AboveRange,
        }, ignoreOrder: true);
        why.Terms.Select(term => term.Values[0]).Where(own => own.Standing == Standing.Unseen).Select(own => own.Value)
            .ShouldBe(["Castle", "pilot"]);
        why.Prediction.Score.ShouldBe(Loans.Model.Predict(Loans.Row with
        {
            Job = "pilot", Home = (Housing)7, Amount = 90_000, Income = -9,
        }).Score);
    }

    [Fact]
    public async Task A_row_may_lack_what_the_record_declares_nullable()
    {
        await using Service service = await Service.StartAsync();

        PredictionAnswer answer = await service.PredictAsync(
            """{"Asked":"2025-06-04","Records":true,"AMOUNT_ASKED":800.5,"seniority":3,"home":null}""");

        answer.Score.ShouldBe(Loans.Model.Predict(new Loan
        {
            Asked = new DateOnly(2025, 6, 4), Records = true, Amount = 800.5m, Seniority = 3, Status = Outcome.Bad,
        }).Score);
        answer.Standings!.Keys.ShouldBe(["Home", "Job", "Income"]);
    }

    [Fact]
    public async Task A_row_with_its_target_is_the_same_row()
    {
        await using Service service = await Service.StartAsync();
        string labelled = Loans.Json.Trim().TrimEnd('}') + ",\"status\":\"Good\",\"id\":[1,{\"a\":2}]}";

        (await service.PredictAsync(labelled)).ShouldBeEquivalentTo(await service.PredictAsync(Loans.Json));
    }

    [Fact]
    public async Task An_answer_names_the_model_that_gave_it()
    {
        await using Service service = await Service.StartAsync(options => options.Version = "2026-12");

        ModelIdentity model = (await service.PredictAsync(Loans.Json)).Model;

        model.ShouldBe(new ModelIdentity("loan", "2026-12", Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(await File.ReadAllBytesAsync(service.Path)))));
    }
}
