namespace Nbm.Models;

/// <summary>Rows with targets, what each part adds to their scores, and what they lose without some of them.</summary>
internal sealed class MeasuredRows
{
    private readonly ExplainedColumns _columns;
    private readonly int[] _rows;
    private readonly double[] _targets;
    private readonly double[] _weights;
    private readonly RowLoss? _loss;

    /// <param name="columns">All rows, explained.</param>
    /// <param name="rows">Which of them have a target and a weight above zero.</param>
    /// <param name="targets">Their targets.</param>
    /// <param name="weights">Their weights.</param>
    public MeasuredRows(ExplainedColumns columns, int[] rows, double[] targets, double[] weights)
    {
        (_columns, _rows, _targets) = (columns, rows, targets);
        double sum = weights.Sum();
        _weights = Array.ConvertAll(weights, weight => weight / sum);
        _loss = RowLoss.Of(columns.Model, targets);
    }

    public TrainedModel Model => _columns.Model;

    public int Count => _rows.Length;

    /// <summary>Indices among the caller's rows.</summary>
    public ReadOnlySpan<int> Rows => _rows;

    /// <summary>What rows count, in sum 1.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>What a part adds to each row, of one output.</summary>
    public double[] Contributions(int part, int output)
    {
        ReadOnlySpan<double> all = _columns.Contributions(part, output);
        var own = new double[_rows.Length];
        for (int i = 0; i < own.Length; i++)
        {
            own[i] = all[_rows[i]];
        }

        return own;
    }

    /// <summary>The loss of each row without some parts; null for survival.</summary>
    /// <param name="isLeftOut">For each part whether it is left out.</param>
    public double[]? LossesWithout(bool[] isLeftOut)
    {
        if (_loss is null)
        {
            return null;
        }

        int outputs = Model.Outputs;
        var scores = new double[outputs][];
        for (int c = 0; c < outputs; c++)
        {
            ReadOnlySpan<double> all = _columns.Scores(c);
            scores[c] = new double[_rows.Length];
            for (int i = 0; i < _rows.Length; i++)
            {
                scores[c][i] = all[_rows[i]];
            }

            for (int part = 0; part < isLeftOut.Length; part++)
            {
                if (isLeftOut[part])
                {
                    ReadOnlySpan<double> own = _columns.Contributions(part, c);
                    for (int i = 0; i < _rows.Length; i++)
                    {
                        scores[c][i] -= own[_rows[i]];
                    }
                }
            }
        }

        var (losses, row) = (new double[_rows.Length], new double[outputs]);
        for (int i = 0; i < losses.Length; i++)
        {
            for (int c = 0; c < outputs; c++)
            {
                row[c] = scores[c][i];
            }

            losses[i] = _loss.Value(_targets[i], row);
        }

        return losses;
    }

    /// <summary>The mean loss without some parts; NaN for survival.</summary>
    public double LossWithout(bool[] isLeftOut) => LossesWithout(isLeftOut) is { } losses ? Mean(losses) : double.NaN;

    /// <summary>The weighted mean.</summary>
    public double Mean(double[] values)
    {
        double sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += _weights[i] * values[i];
        }

        return sum;
    }

    /// <summary>The standard error of the weighted mean, of rows as a sample.</summary>
    public double Error(double[] values)
    {
        double mean = Mean(values), sum = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += _weights[i] * _weights[i] * (values[i] - mean) * (values[i] - mean);
        }

        return values.Length < 2 ? double.NaN : Math.Sqrt(sum * values.Length / (values.Length - 1));
    }
}
