using Nbm.Backends;

namespace Nbm.Testing;

public sealed partial class ReferenceBackend
{
    public override void Loss(LossKind kind, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix gradient, Matrix loss)
    {
        KernelChecks.Loss(kind, rows, scores, targets, weights, gradient, loss);
        Loss(rows, scores, weights, gradient, loss, (own, row) => RowLoss(kind, own, Of(targets)[row]));
    }

    public override void Loss(
        LossFunction function, RowRange rows, Matrix scores, Matrix targets, Matrix weights, Matrix? offsets, Matrix gradient, Matrix loss)
    {
        KernelChecks.Loss(function, rows, scores, targets, weights, offsets, gradient, loss);
        Loss(rows, scores, weights, gradient, loss, (own, row) =>
        {
            double score = own[0] + function.Shift + (offsets is null ? 0 : Of(offsets)[row]);
            (double value, double slope) = ReferenceLosses.Evaluate(function, score, Of(targets)[row]);
            return (value / function.Unit, [slope / function.Unit]);
        });
    }

    // The weighted mean of the losses of rows, each of its scores.
    private static void Loss(
        RowRange rows, Matrix scores, Matrix weights, Matrix gradient, Matrix loss,
        Func<double[], int, (double Loss, double[] Slopes)> rowLoss)
    {
        double total = 0;
        for (int r = 0; r < rows.Count; r++)
        {
            total += Of(weights)[Row(rows, r)];
        }

        double sum = 0;
        var rowScores = new double[scores.Rows];
        for (int r = 0; r < rows.Count; r++)
        {
            for (int c = 0; c < scores.Rows; c++)
            {
                rowScores[c] = Of(scores)[c, r];
            }

            double share = total > 0 ? Of(weights)[Row(rows, r)] / total : 0;
            (double value, double[] slopes) = rowLoss(rowScores, Row(rows, r));
            sum += share * value;
            for (int c = 0; c < scores.Rows; c++)
            {
                Of(gradient)[c, r] = share * slopes[c];
            }
        }

        Of(loss)[0] = sum;
    }

    private static (double Loss, double[] Slopes) RowLoss(LossKind kind, double[] scores, double target) => kind switch
    {
        LossKind.Squared => (Math.Pow(scores[0] - target, 2), [2 * (scores[0] - target)]),
        LossKind.Logistic => (Softplus(scores[0]) - (target * scores[0]), [Sigmoid(scores[0]) - target]),
        LossKind.Softmax when !IsClass(target, scores.Length) => (double.NaN, [.. scores.Select(_ => double.NaN)]),
        LossKind.Softmax => Softmax(scores, (int)target),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a loss that backends know"),
    };

    private static bool IsClass(double target, int classes) => target >= 0 && target < classes && target == Math.Floor(target);

    private static (double Loss, double[] Slopes) Softmax(double[] scores, int target)
    {
        double max = scores.Max();
        double sum = scores.Sum(score => Math.Exp(score - max));
        double[] slopes = [.. scores.Select((score, c) => (Math.Exp(score - max) / sum) - (c == target ? 1 : 0))];
        return (max + Math.Log(sum) - scores[target], slopes);
    }

    /// <summary>ln(1 + eˣ) without overflow.</summary>
    private static double Softplus(double x) => Math.Max(x, 0) + Log1P(Math.Exp(-Math.Abs(x)));

    private static double Sigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    /// <summary>ln(1 + x) to full precision near 0 (Kahan).</summary>
    private static double Log1P(double x) => 1 + x == 1 ? x : Math.Log(1 + x) * x / (1 + x - 1);
}
