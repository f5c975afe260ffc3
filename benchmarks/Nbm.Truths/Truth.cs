using Nbm.Models;

namespace Nbm.Truths;

/// <summary>How near a fit of made-up data comes to their truth.</summary>
/// <param name="Error">RMSE of the score against the true one, both centred, on fresh rows.</param>
/// <param name="Gap">AUROC of the true scores less that of the model's, on fresh rows; 0 for other tasks.</param>
/// <param name="Degrees">Effective degrees of freedom.</param>
/// <param name="Dispersion">The estimated variance of the noise, as a share of the targets'.</param>
/// <param name="Held">For each feature the share of training rows at which 1.96 standard errors hold the centred truth.</param>
internal sealed record Truth(double Error, double Gap, double Degrees, double Dispersion, double[] Held)
{
    /// <param name="train">What is fitted.</param>
    /// <param name="test">Fresh rows of the same law.</param>
    /// <param name="options">How to train.</param>
    public static Truth Of(KnownData train, KnownData test, TrainingOptions options)
    {
        AdditiveModel model = train.Train(options);

        // Of several classes the second has the score, against the first.
        int second = model.Intercepts.Length > 1 ? 1 : 0;
        double[] scores = [.. test.Rows.Select(row => KnownData.Scores(model, row) is var s && second > 0 ? s[1] - s[0] : s[0])];
        double[] truth = [.. test.Rows.Select(row => row.Score)];
        double shift = model.Schema.Target.Task == ModelTask.Regression ? 0 : scores.Average() - truth.Average();
        double error = Math.Sqrt(scores.Zip(truth, (a, b) => (a - shift - b) * (a - shift - b)).Average());
        double[] y = [.. train.Rows.Select(row => row.Target)];
        double mean = y.Average();
        return new Truth(
            error,
            model.Schema.Target.Task == ModelTask.Binary ? Auroc(test.Rows, truth) - Auroc(test.Rows, scores) : 0,
            model.Terms.Sum(term => term.DegreesOfFreedom ?? 0),
            (model.Dispersion ?? double.NaN) / y.Average(value => (value - mean) * (value - mean)),
            second == 0 && model.HasStandardErrors ? HeldBy(model, train) : []);
    }

    private static double[] HeldBy(AdditiveModel model, KnownData data)
    {
        int features = data.Schema.Features.Length;
        var (held, contributions, errors) = (new double[features], new double[features], new double[features]);
        double[] means = [.. Enumerable.Range(0, features).Select(f => data.Rows.Average(row => row.Truth![f]))];
        foreach (KnownRow row in data.Rows)
        {
            model.Explain(row.Values, contributions, new double[1]);
            model.StandardErrors(row.Values, errors);
            for (int f = 0; f < features; f++)
            {
                held[f] += Math.Abs(contributions[f] - row.Truth![f] + means[f]) <= 1.96 * errors[f] ? 1.0 / data.Count : 0;
            }
        }

        return held;
    }

    /// <summary>The area under the curve of scores.</summary>
    public static double Auroc(KnownRow[] rows, double[] scores)
    {
        int[] ascending = [.. Enumerable.Range(0, rows.Length).OrderBy(row => scores[row])];
        double ranks = 0, positive = 0;
        for (int i = 0; i < ascending.Length;)
        {
            int end = i;
            while (end < ascending.Length && scores[ascending[end]] == scores[ascending[i]])
            {
                end++;
            }

            for (int k = i; k < end; k++)
            {
                ranks += rows[ascending[k]].Target > 0 ? (i + 1 + end) / 2.0 : 0;
                positive += rows[ascending[k]].Target > 0 ? 1 : 0;
            }

            i = end;
        }

        return (ranks - (positive * (positive + 1) / 2)) / (positive * (rows.Length - positive));
    }
}
