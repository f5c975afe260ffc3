namespace Nbm.Training;

/// <summary>What the network of all experts says of some rows, on the host.</summary>
/// <param name="network">Whose scores they are.</param>
internal sealed class SaidRows(ExpertsNetwork network)
{
    private float[] _values = [];
    private int _count;

    /// <summary>Room for the scores of so many rows: score count × rows.</summary>
    public Span<float> Room(int rows)
    {
        _count = rows;
        int length = network.ScoreCount * rows;
        _values = _values.Length >= length ? _values : new float[length];
        return _values.AsSpan(0, length);
    }

    /// <summary>An expert's scores of a row, the means of its members: C, and behind them its ln ê, if experts have one (that of all
    /// groups 0).</summary>
    public void Of(int row, int expert, Span<double> said)
    {
        for (int c = 0; c < network.Outputs; c++)
        {
            said[c] = Mean(network.FirstScore(expert, 0) + c, row);
        }

        if (network.Regrets.Length > 0)
        {
            int head = Array.IndexOf(network.Regrets, expert);
            said[network.Outputs] = head < 0 ? 0 : Mean(network.RegretScore(head, 0), row);
        }
    }

    /// <summary>A member's ln ê of a row, by the number of its head.</summary>
    public double Regret(int head, int member, int row) => _values[(network.RegretScore(head, member) * _count) + row];

    // Of all members, by the row of the first's.
    private double Mean(int first, int row)
    {
        int step = network.ScoreCount / network.Members;
        double sum = 0;
        for (int member = 0; member < network.Members; member++)
        {
            sum += _values[((first + (member * step)) * _count) + row];
        }

        return sum / network.Members;
    }
}
