using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Several classes, each against the rest: the log-odds of one against all others together are what a binary model of that class
/// would call its score.</summary>
internal readonly ref struct ClassScores
{
    private readonly ReadOnlySpan<double> _scores;
    private readonly int _outputs;
    private readonly int[] _best;         // Of each row the class of the highest score,
    private readonly double[] _sums;      // ln Σ e^score over all classes,
    private readonly double[] _otherSums; // and over all but the best, which may be as good as nothing beside it.

    /// <param name="scores">rows × outputs.</param>
    /// <param name="outputs">How many classes.</param>
    public ClassScores(ReadOnlySpan<double> scores, int outputs)
    {
        _scores = scores;
        _outputs = outputs;
        int rows = scores.Length / outputs;
        (_best, _sums, _otherSums) = (new int[rows], new double[rows], new double[rows]);
        var others = new double[outputs];
        for (int r = 0; r < rows; r++)
        {
            ReadOnlySpan<double> own = scores.Slice(r * outputs, outputs);
            own.CopyTo(others);
            _best[r] = Models.Metrics.IndexOfHighest(own);
            others[_best[r]] = double.NegativeInfinity;
            (_sums[r], _otherSums[r]) = (Link.LogSumExp(own), outputs > 1 ? Link.LogSumExp(others) : own[0]);
        }
    }

    /// <summary>The log-odds of a class, of each row.</summary>
    public double[] LogOdds(int index)
    {
        var odds = new double[_best.Length];
        for (int r = 0; r < odds.Length; r++)
        {
            double score = _scores[(r * _outputs) + index], log = score - _sums[r];
            odds[r] = index == _best[r] ? score - _otherSums[r] : log - double.LogP1(-Math.Exp(log));
        }

        return odds;
    }

    /// <summary>The metrics of each class.</summary>
    /// <param name="classes">Their names.</param>
    /// <param name="scores">rows × classes.</param>
    /// <param name="targets">Of each row the index of its class.</param>
    /// <param name="labels">Of each row the index of the class that was predicted.</param>
    /// <param name="weights">Of each row its weight.</param>
    public static ImmutableArray<ClassMetrics> Metrics(ImmutableArray<string> classes, ReadOnlySpan<double> scores,
        ReadOnlySpan<double> targets, ReadOnlySpan<int> labels, ReadOnlySpan<double> weights)
    {
        var odds = new ClassScores(scores, classes.Length);
        var matrix = new double[classes.Length, classes.Length];
        for (int r = 0; r < labels.Length; r++)
        {
            matrix[(int)targets[r], labels[r]] += weights[r];
        }

        var metrics = ImmutableArray.CreateBuilder<ClassMetrics>(classes.Length);
        var isClass = new double[targets.Length];
        for (int c = 0; c < classes.Length; c++)
        {
            for (int r = 0; r < isClass.Length; r++)
            {
                isClass[r] = (int)targets[r] == c ? 1 : 0;
            }

            RankedRows ranked = RankedRows.Of(classes[c], odds.LogOdds(c), isClass, weights);
            metrics.Add(new ClassMetrics(classes[c], ranked.Auroc, ranked.AveragePrecision, Against(matrix, c),
                [.. Enumerable.Range(0, classes.Length).Select(label => matrix[c, label])]));
        }

        return metrics.MoveToImmutable();
    }

    private static ConfusionTable Against(double[,] matrix, int own)
    {
        double[] sums = new double[4]; // By whether a row is of the class, then by whether it was called so.
        for (int actual = 0; actual < matrix.GetLength(0); actual++)
        {
            for (int label = 0; label < matrix.GetLength(1); label++)
            {
                sums[(actual == own ? 2 : 0) + (label == own ? 1 : 0)] += matrix[actual, label];
            }
        }

        return new ConfusionTable(sums[3], sums[1], sums[0], sums[2]);
    }
}
