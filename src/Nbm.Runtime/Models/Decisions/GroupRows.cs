using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>A weighted mean with what its standard error needs, added up row by row so that no large mean cancels its spread (West
/// 1979).</summary>
internal struct GroupMean
{
    private double _weight;
    private double _squaredWeight;
    private double _squares;

    /// <summary>The mean.</summary>
    public double Value { get; private set; }

    /// <summary>How many rows the weights are worth.</summary>
    public readonly double Rows => _squaredWeight > 0 ? _weight * _weight / _squaredWeight : 0;

    /// <summary>The standard error; not a number of fewer than two rows.</summary>
    public readonly double Error => Rows > 1 ? Math.Sqrt(_squares / _weight / (Rows - 1)) : double.NaN;

    public void Add(double value, double weight)
    {
        if (weight > 0)
        {
            _weight += weight;
            _squaredWeight += weight * weight;
            double apart = value - Value;
            Value += weight / _weight * apart;
            _squares += weight * apart * (value - Value);
        }
    }

    /// <summary>The mean with its normal interval.</summary>
    public readonly IntervalEstimate Interval(double z) => new(_weight > 0 ? Value : double.NaN, Value - (z * Error), Value + (z * Error));
}

/// <summary>What the rows of one group add up to.</summary>
/// <param name="shares">How many numbers a score is made of beside its intercept: the parts, the remainder, the offset.</param>
internal sealed class GroupRows(int shares)
{
    private readonly List<double> _scores = [];
    private readonly List<double> _targets = [];
    private readonly List<double> _weights = [];
    private readonly GroupMean[] _means = new GroupMean[shares];
    private GroupMean _score;
    private GroupMean _calibration;

    /// <summary>The mean of the score.</summary>
    public GroupMean Score => _score;

    /// <summary>The mean of what is true less what was predicted, 0 or 1 less a probability.</summary>
    public GroupMean Calibration => _calibration;

    /// <summary>The means of what scores are made of.</summary>
    public ReadOnlySpan<GroupMean> Means => _means;

    /// <summary>How many rows.</summary>
    public int Count => _scores.Count;

    public void Add(double score, double target, double weight)
    {
        _scores.Add(score);
        _targets.Add(target);
        _weights.Add(weight);
        _score.Add(score, weight);
        _calibration.Add((target > 0 ? 1 : 0) - Link.Sigmoid(score), weight);
    }

    public void AddShare(int share, double value, double weight) => _means[share].Add(value, weight);

    public bool HasWeight => _weights.Any(weight => weight > 0);

    /// <summary>Of how many rows' worth shares of one kind are: those of a class, or that were called one.</summary>
    public double RowsOf(Func<double, double, bool> counts)
    {
        double sum = 0, squares = 0, most = _weights.Max();
        for (int r = 0; r < _weights.Count; r++)
        {
            double own = counts(_scores[r], _targets[r]) ? _weights[r] / most : 0;
            (sum, squares) = (sum + own, squares + (own * own));
        }

        return squares > 0 ? sum * sum / squares : 0;
    }

    public BinaryMetrics Metrics(double threshold) =>
        Models.Metrics.Binary([.. _scores], [.. _targets], [.. _weights], threshold);
}
