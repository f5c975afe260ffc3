using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>The program that the project promises compiles as it is written.</summary>
public sealed class ConsumerProgramTests
{
    private const string Record = """
        using Nbm;

        [NbmModel]                                             // task follows from the target: bool → binary
        [Interaction(nameof(Seniority), nameof(Income))]
        public partial record Applicant
        {
            [Feature(Unit = "years")] public required int Seniority { get; init; }
            [Feature] public Housing? Home { get; init; }      // enum = closed categories; nullable = may be missing
            [Feature(Unit = "$/month")] public double? Income { get; init; }
            [Feature] public string? Job { get; init; }        // string = open categories, unseen values have a slot
            [Target] public required bool Repaid { get; init; }
        }

        public enum Housing { Rent, Owner }
        """;

    private const string Program = """
        using System;
        using System.Threading;
        using Nbm;

        IProgress<TrainingProgress>? progress = null;
        CancellationToken cancellationToken = default;

        var rows  = ApplicantCsv.Read("credit.csv");           // generated CsvHelper map
        var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
        ApplicantModel model = ApplicantModel.Train(train, new TrainingOptions { Seed = 1 }, progress, cancellationToken);
        BinaryMetrics m = model.Evaluate(test);                // Auroc, LogLoss, Accuracy, ...
        BinaryPrediction p = model.Predict(test[0]);           // Probability, Label, Score (log-odds)
        ApplicantExplanation why = model.Explain(test[0]);     // typed: one property per feature and interaction
        Console.WriteLine($"{why.Income.Value} → {ScoreText.WithSign(why.Income.Score)}, {why.SeniorityXIncome.Score}");
        NumericShape curve = model.Shapes.Income;              // Evaluate(x), Knots, Importance, MissingScore
        model.Save("credit.nbm"); var again = ApplicantModel.Load("credit.nbm");

        Console.WriteLine(m.Auroc + m.LogLoss + m.Accuracy + m.Brier);
        Console.WriteLine(p.Label ? p.Probability : p.Score);
        Console.WriteLine(curve.Evaluate(1) + curve.Knots.Count + curve.Importance + curve.MissingScore ?? 0);
        Console.WriteLine(model.Intercept + model.Importances.Count);
        TrainingHistory history = model.TrainingHistory;
        ApplicantModel held = ApplicantModel.Train(train, test, new TrainingOptions(), progress, cancellationToken);
        ApplicantModel later = await ApplicantModel.TrainAsync(train, cancellationToken: cancellationToken);
        model.Predict(test, new BinaryPrediction[test.Length]);
        """;

    [Fact]
    public void The_promised_program_compiles()
    {
        Consumer consumer = Consumer.Of(Program, Record) with { OutputKind = OutputKind.ConsoleApplication };
        GeneratorResult result = consumer.Generate();
        result.CompilerDiagnostics.Where(static d => d.Id != "CS1591").Select(static d => d.ToString()).ShouldBeEmpty();
        result.Files.Count.ShouldBe(10);
    }
}
