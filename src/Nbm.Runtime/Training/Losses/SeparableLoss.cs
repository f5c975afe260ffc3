using System.Runtime.ExceptionServices;
using Nbm.Backends.Managed;

namespace Nbm.Training;

/// <summary>A <see cref="Loss"/> over rows, each by itself.</summary>
/// <param name="loss">The loss, in units of the target.</param>
/// <param name="rows">Targets, offsets and weights.</param>
/// <param name="scale">The scale of scores: a score s stands for s · deviation + mean.</param>
/// <param name="unit">What the loss is divided by.</param>
/// <param name="threads">Threads to compute on; the result doesn't depend on it.</param>
internal sealed class SeparableLoss(Loss loss, EncodedRows rows, TargetScale scale, double unit, int threads) : HostLoss
{
    // Where all rows lie where the loss is straight, Newton's step has no length. In units of the fit curvatures are about 1.
    private const double Flat = 1e-3;

    private readonly ParallelOptions _parallel = new() { MaxDegreeOfParallelism = threads };
    private readonly double _meanWeight = rows.Weights.Average();
    private readonly Loss _first = loss;
    private Loss _loss = loss;

    // Of a user's own loss that has become another nothing is known.
    public override double[]? State => ReferenceEquals(_loss, _first) ? [] : _loss.State;

    /// <summary>The loss with its parameters as they are.</summary>
    public Loss Current => _loss;

    public override double? Parameter => _loss.Parameter;

    public override void Restore(double[] state) => _loss = state.Length == 0 ? _first : _first.Restored(state);

    public override double Evaluate(ReadOnlySpan<float> scores, ReadOnlySpan<int> selected, Span<float> gradient, Span<float> curvature)
    {
        int count = scores.Length, chunks = LossChunks.Count(count);
        float[] at = scores.ToArray(), slopes = new float[count], curvatures = new float[count];
        int[]? indices = selected.IsEmpty ? null : selected.ToArray();
        var sums = new Sums[chunks];
        double share = 1 / TotalWeight(indices, count);
        Run(chunks, chunk => sums[chunk] = Evaluate(chunk, at, indices, share, slopes, curvatures));
        slopes.CopyTo(gradient);
        curvatures.CopyTo(curvature);
        Sums total = sums.Aggregate(default(Sums), (sum, chunk) => sum.Plus(chunk));
        if (total.Curvature < Flat && _loss.Link == LinkFunction.Identity)
        {
            Bend(at.Length, indices, share, curvature);
        }

        LocalRows = _loss.IsLocal && total.CurvatureSquares > 0 ? total.Curvature * total.Curvature / total.CurvatureSquares : null;
        Dispersion = total.Curvature > 0 ? total.Squares / total.Curvature : 1;
        return total.Loss;
    }

    public override void Adapt(ReadOnlySpan<float> scores, double degrees)
    {
        var whole = new double[scores.Length];
        for (int r = 0; r < whole.Length; r++)
        {
            whole[r] = Whole(scores[r], r);
        }

        double[] weights = _loss.HasDispersion ? [.. rows.Weights.Select(weight => weight / _meanWeight)] : rows.Weights;
        _loss = _loss.Adapt(new LossFit { Targets = rows.Targets, Scores = whole, Weights = weights, Degrees = degrees });
    }

    private Sums Evaluate(int chunk, float[] scores, int[]? indices, double share, float[] gradient, float[] curvature)
    {
        (int start, int end) = LossChunks.Range(chunk, scores.Length);
        var sums = default(Sums);
        for (int i = start; i < end; i++)
        {
            int row = indices is null ? i : indices[i];
            double weight = share * rows.Weights[row], score = Whole(scores[i], row);
            LossTerms terms = _loss.Evaluate(rows.Targets[row], score);
            if (double.IsNaN(terms.Value)
                || (double.IsFinite(terms.Value)
                    && !(double.IsFinite(terms.Slope) && terms.Curvature >= 0 && double.IsFinite(terms.Curvature))))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"{_loss.GetType().Name} gave {terms} for the target {rows.Targets[row]} at the score {score}; expected: a value, a finite slope, and a finite curvature of zero or more."));
            }

            double slope = terms.Slope * scale.Deviation / unit, curved = terms.Curvature * scale.Deviation * scale.Deviation / unit;
            sums = sums.Plus(
                new Sums(weight * terms.Value / unit, weight * slope * slope, weight * curved, weight * curved * weight * curved));
            gradient[i] = (float)(weight * slope);
            curvature[i] = (float)(weight * curved);
        }

        return sums;
    }

    private void Bend(int count, int[]? indices, double share, Span<float> curvature)
    {
        for (int i = 0; i < count; i++)
        {
            curvature[i] = Math.Max(curvature[i], (float)(Flat * share * rows.Weights[indices is null ? i : indices[i]]));
        }
    }

    private double Whole(double score, int row) => (score * scale.Deviation) + scale.Mean + (rows.Offsets?[row] ?? 0);

    private double TotalWeight(int[]? indices, int count)
    {
        double total = 0;
        for (int i = 0; i < count; i++)
        {
            total += rows.Weights[indices is null ? i : indices[i]];
        }

        return total;
    }

    private void Run(int chunks, Action<int> action)
    {
        if (chunks == 1)
        {
            action(0);
            return;
        }

        try
        {
            Parallel.For(0, chunks, _parallel, action);
        }
        catch (AggregateException e) when (e.InnerException is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }
    }

    private readonly record struct Sums(double Loss, double Squares, double Curvature, double CurvatureSquares)
    {
        public Sums Plus(in Sums other) =>
            new(Loss + other.Loss, Squares + other.Squares, Curvature + other.Curvature, CurvatureSquares + other.CurvatureSquares);
    }
}
