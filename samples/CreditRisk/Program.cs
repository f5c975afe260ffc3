using System.Globalization;
using CreditRisk;
using Nbm;
using Nbm.Backends;
using Samples;
using Spectre.Console;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Applicant[] rows = ApplicantCsv.Read(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"));
var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
AnsiConsole.MarkupLine($"[bold]{rows.Length:#,0}[/] loans: {train.Length:#,0} to learn from, {test.Length:#,0} to be tested on.\n");

using Backend? backend = Device.Of(args);
var options = new TrainingOptions { Seed = 1, OnCancel = OnCancel.ReturnBest, Backend = backend };
ApplicantModel model = TrainingBar.Run((progress, stop) => ApplicantModel.Train(train, options, progress, stop));

BinaryMetrics metrics = model.Evaluate(test);
AnsiConsole.MarkupLine(
    $"\nOn the test rows: AUROC [bold]{metrics.Auroc:0.000}[/], log loss {metrics.LogLoss:0.000}, "
    + $"accuracy {metrics.Accuracy:0.0 %}, Brier {metrics.Brier:0.000}\n");
Tables.Importances(model.Importances);

// Pairs of features that the record doesn't declare, and that do more together than each alone.
Tables.Suggestions(() => ApplicantModel.SuggestInteractions(train, count: 3, options));

// The safest, the most doubtful and the riskiest of the test rows, each with its reasons.
Applicant[] ranked = [.. test.OrderByDescending(row => model.Predict(row).Probability)];
Explain("The safest", ranked[0]);
Explain("The most doubtful", ranked.MinBy(row => Math.Abs(model.Predict(row).Score))!);
Explain("The riskiest", ranked[^1]);

string path = Path.Combine(Path.GetTempPath(), "credit.nbm");
model.Save(path);
ApplicantModel again = ApplicantModel.Load(path);
AnsiConsole.MarkupLine(
    $"\nSaved to [bold]{path.EscapeMarkup()}[/], {new FileInfo(path).Length / 1024.0:0} KB; loaded again, it says "
    + $"{(again.Predict(test[0]) == model.Predict(test[0]) ? "the same" : "something else")}.");

void Explain(string which, Applicant row)
{
    ApplicantExplanation why = model.Explain(row);
    Tables.Contributions(
        $"{which}: probability of {why.Prediction.PositiveClass} {why.Prediction.Probability:0.0 %} (in truth: {row.Status})", why);
}
