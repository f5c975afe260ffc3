namespace Nbm.Training;

/// <summary>
/// Whether the iteration for smoothness has settled. Precisions that hardly change say so, or degrees of freedom that don't: twice in turn,
/// or on average over a few rounds, for
/// probes scatter around where they go, and keep the precisions of what hardly matters in motion.
/// </summary>
/// <param name="drift">By which share degrees of freedom may change from round to round.</param>
internal sealed class Convergence(double drift)
{
    // The mean of |log ratio| of precisions, weighed by degrees of freedom.
    private const double MostChange = 0.05;

    // Rounds over which a drift shows behind the scatter of probes.
    private const int Window = 4;

    private readonly List<double> _totals = [];
    private double _change = double.PositiveInfinity;

    /// <summary>By which share the degrees of freedom of all terms together changed from round to round, lately; 1 before the
    /// second.</summary>
    public double Drift
    {
        get
        {
            int count = Math.Min(_totals.Count, Window);
            if (count < 2)
            {
                return 1;
            }

            // The slope of a straight line through the last totals.
            double middle = (count - 1) / 2.0, slope = 0, squares = 0, sum = 0;
            for (int i = 0; i < count; i++)
            {
                double total = _totals[_totals.Count - count + i];
                (slope, squares, sum) = (slope + ((i - middle) * total), squares + ((i - middle) * (i - middle)), sum + total);
            }

            return Math.Abs(slope / squares) / Math.Max(sum / count, 1e-300);
        }
    }

    /// <summary>Whether nothing changes any more.</summary>
    public bool IsSettled => _change < MostChange || (_totals.Count >= Window && Drift <= drift)
        || (_totals.Count > 2 && Math.Abs(_totals[^1] - _totals[^2]) <= drift * _totals[^1]
            && Math.Abs(_totals[^2] - _totals[^3]) <= drift * _totals[^2]);

    /// <summary>Saves what the next round depends on.</summary>
    public void Save(SavedState to)
    {
        to.Add("convergence: totals", [.. _totals]);
        to.Add("convergence: change", _change);
    }

    /// <summary>Goes on from what was saved.</summary>
    public void Restore(SavedState from)
    {
        _totals.AddRange(from.Doubles("convergence: totals"));
        _change = from.Number("convergence: change");
    }

    /// <summary>Another round.</summary>
    /// <param name="total">The degrees of freedom of all terms together.</param>
    /// <param name="change">How much precisions changed: the mean of |log ratio|.</param>
    public void Add(double total, double change)
    {
        _totals.Add(total);
        _change = change;
    }

    /// <summary>Begins anew from the last round, on another grid.</summary>
    public void Restart()
    {
        _totals.RemoveRange(0, Math.Max(_totals.Count - 1, 0));
        _change = double.PositiveInfinity;
    }
}
