namespace Nbm.Models;

/// <summary>Scores, targets and weights of rows, row after row, and what stands beside durations.</summary>
/// <param name="capacity">How many rows there may be.</param>
/// <param name="outputs">Scores of a row.</param>
/// <param name="isTruncated">Whether rows have entries.</param>
/// <param name="isStratified">Whether rows have strata.</param>
internal sealed class EvaluatedRows(int capacity, int outputs, bool isTruncated = false, bool isStratified = false)
{
    private readonly double[] _scores = new double[(long)capacity * outputs];
    private readonly double[] _targets = new double[capacity];
    private readonly double[] _weights = new double[capacity];
    private readonly bool[] _events = new bool[capacity];
    private readonly double[] _entries = new double[isTruncated ? capacity : 0];
    private readonly string[] _strata = new string[isStratified ? capacity : 0];

    /// <summary>How many rows.</summary>
    public int Count { get; private set; }

    /// <summary>Rows × outputs.</summary>
    public ReadOnlySpan<double> Scores => _scores.AsSpan(0, Count * outputs);

    /// <summary>Numbers, 0 or 1, or indices of classes.</summary>
    public ReadOnlySpan<double> Targets => _targets.AsSpan(0, Count);

    /// <summary>Zero or more.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(0, Count);

    /// <summary>For each row whether its duration ended in the event.</summary>
    public ReadOnlySpan<bool> Events => _events.AsSpan(0, Count);

    /// <summary>For each row when it came under observation; empty where all were from the beginning.</summary>
    public ReadOnlySpan<double> Entries => _entries.AsSpan(0, isTruncated ? Count : 0);

    /// <summary>For each row its stratum; empty without strata.</summary>
    public ReadOnlySpan<string> Strata => _strata.AsSpan(0, isStratified ? Count : 0);

    /// <summary>Adds a row whose scores lie a stride apart.</summary>
    public void Add(double target, double weight, bool hasEvent, ReadOnlySpan<double> scores, int stride, double entry = 0,
        string stratum = "")
    {
        _events[Count] = hasEvent;
        for (int c = 0; c < outputs; c++)
        {
            _scores[(Count * outputs) + c] = scores[c * stride];
        }

        if (isTruncated)
        {
            _entries[Count] = entry;
        }

        if (isStratified)
        {
            _strata[Count] = stratum;
        }

        _targets[Count] = target;
        _weights[Count++] = weight;
    }
}
