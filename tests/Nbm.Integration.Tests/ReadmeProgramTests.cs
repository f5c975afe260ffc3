using Nbm.Integration.Tests.Support;

namespace Nbm.Integration.Tests;

/// <summary>The program that the project promises, word for word.</summary>
public sealed class ReadmeProgramTests
{
    [Fact]
    public void The_program_runs_as_it_is_written()
    {
        using var folder = new TemporaryFolder();
        folder.Write("credit.csv", CreditData.Text);
        IProgress<TrainingProgress>? progress = null;
        CancellationToken cancellationToken = default;

        var rows  = ApplicantCsv.Read(folder.Of("credit.csv"));           // generated CsvHelper map
        var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
        ApplicantModel model = ApplicantModel.Train(train, new TrainingOptions { Seed = 1 }, progress, cancellationToken);
        BinaryMetrics m = model.Evaluate(test);                // Auroc, LogLoss, Accuracy, ...
        BinaryPrediction p = model.Predict(test[0]);           // Probability, Label, Score (log-odds)
        ApplicantExplanation why = model.Explain(test[0]);     // typed: one property per feature and interaction
        string line = $"{why.Income.Value} → {ScoreText.WithSign(why.Income.Score)}, {why.SeniorityXIncome.Score}";
        NumericShape curve = model.Shapes.Income;              // Evaluate(x), Knots, Importance, MissingScore
        model.Save(folder.Of("credit.nbm")); var again = ApplicantModel.Load(folder.Of("credit.nbm"));

        rows.Length.ShouldBe(4454);
        m.Auroc.ShouldBeGreaterThan(0.7);
        p.Score.ShouldBe(why.Score);
        line.ShouldContain("→");
        curve.MissingScore.ShouldNotBeNull();
        again.Predict(test[0]).ShouldBe(p);
    }
}
