// The README's example, built from the packages alone. Ends with a non-zero code if anything differs from what it promises.
using System.Globalization;
using Nbm;

CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
string csv = Path.Combine(Path.GetTempPath(), "nbm-consumer.csv");
File.WriteAllLines(csv, new[] { "Seniority,Home,Income,Job,Repaid" }.Concat(Enumerable.Range(0, 400).Select(Line)));

IProgress<TrainingProgress>? progress = null;
CancellationToken cancellationToken = default;

var rows = ApplicantCsv.Read(csv);
var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
ApplicantModel model = ApplicantModel.Train(train, new TrainingOptions { Seed = 1 }, progress, cancellationToken);
BinaryMetrics m = model.Evaluate(test);
BinaryPrediction p = model.Predict(test[0]);
ApplicantExplanation why = model.Explain(test[0]);
Console.WriteLine($"{why.Income.Value} → {ScoreText.WithSign(why.Income.Score)}, {why.SeniorityXIncome.Score}");
NumericShape curve = model.Shapes.Income;
string path = Path.Combine(Path.GetTempPath(), "nbm-consumer.nbm");
model.Save(path);
var again = ApplicantModel.Load(path);

double sum = why.Intercept;
foreach (TermContribution term in why.Contributions)
{
    sum += term.Score;
}

Check(m.Auroc > 0.7, $"AUROC {m.Auroc}");
Check(sum == why.Score && why.Score == p.Score, "the contributions don't add up to the score");
Check(again.Predict(test[0]) == p, "the loaded model predicts something else");
Check(curve.Knots.Count > 2 && double.IsFinite(curve.Evaluate(2500)), "the curve of Income has no knots");

// What the frozen consumer is compiled with, and compares its scores with.
if (args is [var frozen])
{
    model.Save(frozen);
    File.WriteAllLines(frozen + ".scores",
        Sample.Rows().Select(row => model.Predict(row).Score.ToString("R", CultureInfo.InvariantCulture)));
}

Console.WriteLine($"AUROC {m.Auroc:0.000} on {test.Length} rows: the packages work.");
return 0;

static string Line(int i)
{
    int seniority = i * 7 % 30;
    double income = 800 + (i * 37 % 90 * 50);
    bool repaid = ((i * 13 % 17) / 17.0) + (seniority / 30.0) + (income / 5300.0) > 1.4;
    return string.Create(
        CultureInfo.InvariantCulture,
        $"{seniority},{(i % 5 == 0 ? "" : i % 2 == 0 ? "Owner" : "rent")},{(i % 11 == 0 ? "" : income)},{(i % 3 == 0 ? "fixed" : "freelance")},{(repaid ? "yes" : "no")}");
}

static void Check(bool holds, string otherwise)
{
    if (!holds)
    {
        Console.Error.WriteLine(otherwise);
        Environment.Exit(1);
    }
}
