namespace Nbm.Training;

/// <summary>What the network of all experts says of some rows, on the host.</summary>
/// <param name="network">Whose scores they are.</param>
/// <param name="experts">H.</param>
internal sealed class SaidRows(ExpertsNetwork network, int experts)
{
    private float[] _values = [];
    private int _count;

    /// <summary>Room for the scores of so many rows: score count × rows.</summary>
    public Span<float> Room(int rows)
    {
        _count = rows;
        _values = _values.Length == network.ScoreCount * rows ? _values : new float[network.ScoreCount * rows];
        return _values;
    }

    /// <summary>An expert's scores of a row: C, and behind them its ln ê, if experts have one (that of all groups 0).</summary>
    public void Of(int row, int expert, Span<double> said)
    {
        for (int c = 0; c < network.Outputs; c++)
        {
            said[c] = _values[(((expert * network.Outputs) + c) * _count) + row];
        }

        if (network.Regrets.Length > 0)
        {
            int head = Array.IndexOf(network.Regrets, expert);
            said[network.Outputs] = head < 0 ? 0 : Regret(head, row);
        }
    }

    /// <summary>ln ê of a row, by the number of its head.</summary>
    public double Regret(int head, int row) => _values[(((experts * network.Outputs) + head) * _count) + row];
}
