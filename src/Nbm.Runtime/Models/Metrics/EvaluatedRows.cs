namespace Nbm.Models;

/// <summary>Scores, targets and weights of rows, row after row.</summary>
internal sealed class EvaluatedRows(int capacity, int outputs)
{
    private readonly double[] _scores = new double[(long)capacity * outputs];
    private readonly double[] _targets = new double[capacity];
    private readonly double[] _weights = new double[capacity];
    private readonly bool[] _events = new bool[capacity];

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

    /// <summary>Adds a row whose scores lie a stride apart.</summary>
    public void Add(double target, double weight, bool hasEvent, ReadOnlySpan<double> scores, int stride)
    {
        _events[Count] = hasEvent;
        for (int c = 0; c < outputs; c++)
        {
            _scores[(Count * outputs) + c] = scores[c * stride];
        }

        _targets[Count] = target;
        _weights[Count++] = weight;
    }
}
