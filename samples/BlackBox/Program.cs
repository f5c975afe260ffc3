// Boosted trees explained afterwards: by an additive model of what they say, and by an interpreter with six attributes. They stay as they
// are.
using System.Globalization;
using BlackBox;
using Nbm;
using Samples;
using Spectre.Console;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Applicant[] rows = ApplicantCsv.Read(Path.Combine(AppContext.BaseDirectory, "credit_data.csv"));
var (train, test) = rows.Split(testFraction: 0.2, seed: 1);
var trees = new Trees(train);
double right = test.Average(row => trees.Predict(row) >= 0.5 == (row.Status == Status.Good) ? 1.0 : 0);
AnsiConsole.MarkupLine(
    $"Trees that learned from [bold]{train.Length:#,0}[/] loans are right in {right:0.0 %} of {test.Length:#,0} others.\n");

// The plain way: an additive model of their log-odds, with all that it has.
ApplicantModel distilled = ApplicantModel.Distill(train, trees.Predict);
DistillationReport report = distilled.CompareWithTeacher(test, trees.Predict);
AnsiConsole.MarkupLine($"Distilled: {report.ToString().EscapeMarkup()}\n");
Tables.Importances(distilled.Importances);
Disagreement worst = report.Disagreements[0];
Tables.Contributions($"Where both are furthest apart: the trees say {worst.Teacher:0.00}", distilled.Explain(test[worst.Row]));

// A few attributes, of which few speak for each row.
ApplicantFlint interpreter = ApplicantFlint.Interpret(train, trees.Predict, new FlintOptions { Seed = 1 });
AnsiConsole.MarkupLine($"\nInterpreter: {interpreter.EvaluateInterpreter(test, trees.Predict).ToString().EscapeMarkup()}\n");
ApplicantFlintExplanation why = interpreter.Explain(test[0]);
foreach (AttributeActivation<ApplicantFlintExplanation.AttributeExplanation> own in why.Interpretation(threshold: 0.5))
{
    AnsiConsole.MarkupLine(own.ToString().EscapeMarkup());
    foreach (TermContribution because in own.Because.Contributions.OrderBySize().Take(3))
    {
        AnsiConsole.MarkupLine($"  {because.ToString().EscapeMarkup()}");
    }
}

string path = Path.Combine(Path.GetTempPath(), "interpreter.html");
interpreter.WriteReport(path, test);
AnsiConsole.MarkupLine($"\nAll of it as a page: [bold]{path.EscapeMarkup()}[/]");
