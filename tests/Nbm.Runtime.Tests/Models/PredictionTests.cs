namespace Nbm.Tests.Models;

public sealed class PredictionTests
{
    [Theory]
    [InlineData(0, 0.5, true)]
    [InlineData(-0.0, 0.5, true)]
    [InlineData(1e-300, 0.5, true)]
    [InlineData(-1e-9, 0.49999999975, false)]
    [InlineData(2, 0.8807970779778823, true)]
    [InlineData(-2, 0.11920292202211755, false)]
    [InlineData(800, 1, true)]
    [InlineData(-800, 0, false)]
    public void A_binary_prediction_follows_from_its_score(double score, double probability, bool label)
    {
        var prediction = new BinaryPrediction(score);
        prediction.Score.ShouldBe(score);
        prediction.Probability.ShouldBe(probability, 1e-15);
        prediction.Label.ShouldBe(label);
        new BinaryPrediction<Housing>(score, Housing.Own, Housing.Rent).Label.ShouldBe(label ? Housing.Rent : Housing.Own);
        new BinaryPrediction<Housing>(score, Housing.Own, Housing.Rent).Probability.ShouldBe(prediction.Probability);
    }

    [Fact]
    public void A_binary_model_of_an_enum_says_the_same_in_its_members()
    {
        var model = new LoanOutcome(LoanModels.Repaid.Additive);
        Loan[] rows = LoanModels.Rows(600);
        var predictions = new BinaryPrediction<Risk>[rows.Length];
        model.Predict(rows, predictions);
        for (int r = 0; r < rows.Length; r++)
        {
            predictions[r].ShouldBe(model.Predict(rows[r]));
            predictions[r].Score.ShouldBe(LoanModels.Repaid.Predict(rows[r]).Score);
            predictions[r].Label.ShouldBe(LoanModels.Repaid.Predict(rows[r]).Label ? Risk.Low : Risk.High);
        }

        model.Intercept.ShouldBe(LoanModels.Repaid.Intercept);
        model.Evaluate(rows).ShouldBe(LoanModels.Repaid.Evaluate(rows));
    }

    [Fact]
    public void Predictions_read_as_label_and_probability()
    {
        new BinaryPrediction(2).ToString().ShouldBe("probability of true 0.8808, label true");
        new BinaryPrediction(-2).ToString().ShouldBe("probability of true 0.1192, label false");
        new BinaryPrediction<Housing>(2, Housing.Own, Housing.Rent).ToString().ShouldBe("probability of Rent 0.8808, label Rent");
        new BinaryPrediction<Housing>(-2, Housing.Own, Housing.Rent).ToString().ShouldBe("probability of Rent 0.1192, label Own");
    }

    [Fact]
    public void No_row_is_no_prediction()
    {
        Should.Throw<ArgumentNullException>(() => LoanModels.Repaid.Predict((Loan)null!));
        Should.Throw<ArgumentNullException>(() => LoanModels.Repaid.Explain((Loan)null!));
    }

    [Fact]
    public void Many_binary_predictions_agree_with_each_alone()
    {
        Loan[] rows = LoanModels.Rows(600);
        var predictions = new BinaryPrediction[rows.Length];
        LoanModels.Repaid.Predict(rows, predictions);
        for (int r = 0; r < rows.Length; r++)
        {
            predictions[r].ShouldBe(LoanModels.Repaid.Predict(rows[r]));
        }
    }

    [Fact]
    public void Probabilities_of_classes_sum_to_1_and_the_label_has_the_largest()
    {
        foreach (Loan row in LoanModels.Rows(100))
        {
            MulticlassPrediction<Risk> prediction = LoanModels.Risk.Predict(row);
            prediction.Probabilities.Sum(pair => pair.Value).ShouldBe(1, 1e-15);
            prediction.Probability.ShouldBe(prediction.Probabilities.Max(pair => pair.Value));
            prediction.Probabilities[prediction.Label].ShouldBe(prediction.Probability);
            prediction.Probabilities.Select(pair => pair.Class).ShouldBe([Risk.Low, Risk.Middle, Risk.High]);
        }
    }

    [Fact]
    public void Class_values_are_found_by_class_and_by_index()
    {
        MulticlassPrediction<string> prediction = LoanModels.Advice.Predict(LoanModels.Rows(1)[0]);
        prediction.Scores.Count.ShouldBe(3);
        prediction.Scores.Classes.ShouldBe(["go", "wait", "stop"]);
        prediction.Scores["stop"].ShouldBe(prediction.Scores[2]);
        Should.Throw<KeyNotFoundException>(() => prediction.Scores["leave"]).Message
            .ShouldBe("'leave' is no class of the model. Its classes: go, wait, stop.");
        Should.Throw<ArgumentOutOfRangeException>(() => prediction.Scores[3]);
        default(ClassValues<string>).Count.ShouldBe(0);
        default(ClassValues<string>).ShouldBeEmpty();
    }

    [Fact]
    public void Any_number_of_classes_will_do()
    {
        foreach (int count in new[] { 1, 2, 8, 9, 70 })
        {
            string[] classes = [.. Enumerable.Range(0, count).Select(c => $"class {c}")];
            var model = new LoanAdvice(LoanModels.Build(LoanEncoder.Advice.Schema, [.. classes]));
            Loan[] rows = LoanModels.Rows(300);
            var predictions = new MulticlassPrediction<string>[rows.Length];
            model.Predict(rows, predictions);
            for (int r = 0; r < rows.Length; r++)
            {
                MulticlassPrediction<string> alone = model.Predict(rows[r]);
                predictions[r].Scores.ShouldBe(alone.Scores);
                predictions[r].Probabilities.Sum(pair => pair.Value).ShouldBe(1, 1e-12);
                alone.Label.ShouldBe(classes.MaxBy(c => alone.Scores[c]));
            }
        }
    }
}
