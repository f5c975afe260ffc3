// A project that scores with a trained model and has nothing but the package of the attributes: no runtime, no file.
// Reads the scores that the runtime gave the same rows; ends with a non-zero code if any differs in a bit.
using System.Globalization;

double[] expected = [.. File.ReadLines(args[0]).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
Applicant[] rows = Sample.Rows();
for (int i = 0; i < rows.Length; i++)
{
    double score = ApplicantScorer.Score(rows[i]);
    ApplicantScorer.Explanation why = ApplicantScorer.Explain(rows[i]);
    if (score != expected[i] || why.Score != score)
    {
        Console.Error.WriteLine(FormattableString.Invariant($"Row {i}: {score:R} by the scorer, {expected[i]:R} by the runtime."));
        return 1;
    }
}

bool knowsRuntime = Type.GetType("Nbm.AdditiveModel, Nbm.Runtime") is not null;
Console.WriteLine($"{rows.Length} scores to the last bit, {(knowsRuntime ? "with" : "without")} the runtime.");
return expected.Length == rows.Length && !knowsRuntime ? 0 : 1;
