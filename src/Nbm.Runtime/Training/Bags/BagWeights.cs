using Nbm.Backends;

namespace Nbm.Training;

/// <summary>
/// How much each row counts in each bag: the Bayesian bootstrap (Rubin 1981), whose exponential weights are never 0, so that no bag loses a
/// class or a level; balanced
/// as in Davison, Hinkley and Schechtman (1986): over the bags each row's weights have mean 1, so that the mean of bags is, to first order,
/// the fit of all rows and not a
/// noisy form of it. A single bag is the rows as they are.
/// </summary>
internal sealed class BagWeights
{
    private readonly ulong _key;
    private readonly double[] _sums;

    /// <param name="count">B, 1 or more.</param>
    /// <param name="rows">Rows n.</param>
    /// <param name="seed">Where weights come from.</param>
    public BagWeights(int count, int rows, int seed)
    {
        Count = count;
        _key = RandomStreams.Key(seed, RandomStreams.Bags);
        _sums = new double[rows];
        for (int bag = 0; bag < count; bag++)
        {
            for (int r = 0; r < rows; r++)
            {
                _sums[r] += Exponential(bag, r);
            }
        }
    }

    /// <summary>B.</summary>
    public int Count { get; }

    /// <summary>Rows with their weights in a bag: their own, times B e / Σ e over the bags.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="bag">From 0.</param>
    public EncodedRows Weigh(EncodedRows rows, int bag) =>
        rows with { Weights = [.. rows.Weights.Select((weight, r) => weight * (Count * Exponential(bag, r) / _sums[r]))] };

    private double Exponential(int bag, int row) =>
        -PortableMath.Log(((CounterRandom.Bits(_key, (ulong)bag, (ulong)row) >> 11) + 0.5) * (1.0 / (1UL << 53)));
}
