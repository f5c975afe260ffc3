namespace Nbm.Models;

/// <summary>Counters that one thread at a time adds to, and any may read.</summary>
internal sealed class DriftShard(int cells, int outputs, int parts)
{
    /// <summary>Of all features the cells one after another, then those of scores.</summary>
    public long[] Cells { get; } = new long[cells];

    /// <summary>Of each output what scores and their squares sum up to, less the mean of training.</summary>
    public double[] Scores { get; } = new double[2 * outputs];

    /// <summary>Of each part and output likewise, over the rows that were explained.</summary>
    public double[] Contributions { get; } = new double[2 * parts];

    /// <summary>How many rows were counted.</summary>
    public long Rows;

    /// <summary>How many of them were explained.</summary>
    public long Explained;

    /// <summary>Rows that the monitor hasn't been told of.</summary>
    public int Untold;

    /// <summary>How many rows are left to the next one that is explained.</summary>
    public int UntilExplained;

    /// <summary>Adds what another has.</summary>
    public void Add(DriftShard other, int sign = 1)
    {
        for (int i = 0; i < Cells.Length; i++)
        {
            Cells[i] += sign * other.Cells[i];
        }

        for (int i = 0; i < Scores.Length; i++)
        {
            Scores[i] += sign * other.Scores[i];
        }

        for (int i = 0; i < Contributions.Length; i++)
        {
            Contributions[i] += sign * other.Contributions[i];
        }

        Rows += sign * other.Rows;
        Explained += sign * other.Explained;
    }
}
