namespace Nbm.Training;

/// <summary>
/// Numbers at places 0 … n − 1, as sums over the nodes of a binary tree: adding to an interval and asking for its sum take 2 log₂ n
/// additions, and no subtraction, so that a small sum isn't what is left of a difference.
/// </summary>
/// <param name="count">How many places.</param>
internal sealed class IntervalSums(int count)
{
    private readonly double[] _nodes = new double[2 * count]; // The children of i are 2i and 2i + 1, the leaves the last half.

    /// <summary>Adds a value at all places from the first to before the end.</summary>
    public void Add(int first, int end, double value)
    {
        for (int left = first + count, right = end + count; left < right; left >>= 1, right >>= 1)
        {
            if ((left & 1) != 0)
            {
                _nodes[left++] += value;
            }

            if ((right & 1) != 0)
            {
                _nodes[--right] += value;
            }
        }
    }

    /// <summary>What has been added at each place. Nothing may be added or asked for afterwards.</summary>
    public ReadOnlySpan<double> Totals()
    {
        for (int i = 1; i < count; i++)
        {
            _nodes[2 * i] += _nodes[i];
            _nodes[(2 * i) + 1] += _nodes[i];
        }

        return _nodes.AsSpan(count);
    }

    /// <summary>Values, a place each, of whose intervals sums are asked for.</summary>
    public static IntervalSums Of(ReadOnlySpan<double> values)
    {
        var sums = new IntervalSums(values.Length);
        values.CopyTo(sums._nodes.AsSpan(values.Length));
        for (int i = values.Length - 1; i > 0; i--)
        {
            sums._nodes[i] = sums._nodes[2 * i] + sums._nodes[(2 * i) + 1];
        }

        return sums;
    }

    /// <summary>The sum of the values from the first place to before the end.</summary>
    public double Sum(int first, int end)
    {
        double sum = 0;
        for (int left = first + count, right = end + count; left < right; left >>= 1, right >>= 1)
        {
            sum += (left & 1) != 0 ? _nodes[left++] : 0;
            sum += (right & 1) != 0 ? _nodes[--right] : 0;
        }

        return sum;
    }
}
