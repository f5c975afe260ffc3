namespace Nbm.Training;

/// <summary>
/// Rows by their durations, and the sums over those still at risk that Cox's partial likelihood is made of, in one pass over the sorted rows. Ties of events are
/// Breslow's (1974): each has the whole risk set of its time.
/// </summary>
internal sealed class RiskSets
{
    private readonly int[] _order;
    private readonly double[] _times;
    private readonly double[] _hazards;

    /// <param name="times">A duration for each row.</param>
    public RiskSets(double[] times)
    {
        _times = times;
        _order = [.. Enumerable.Range(0, times.Length)];
        Array.Sort([.. times], _order);
        _hazards = new double[times.Length];
    }

    /// <summary>For each row the cumulative hazard of score 0 until its time, Σ d/S over the times of events so far (Breslow 1972).</summary>
    public ReadOnlySpan<double> Hazards => _hazards;

    /// <summary>Called for each time of events, ascending: the time, the weight d of its events, the risk S of those who are left, and Σ d/S so far.</summary>
    public delegate void AtTime(double time, double events, double risk, double hazard);

    /// <param name="risks">For each row its weight times e^score.</param>
    /// <param name="events">For each row its weight if its duration ended in the event, else 0.</param>
    /// <param name="visit">Called for each time that has events.</param>
    public void Run(ReadOnlySpan<double> risks, ReadOnlySpan<double> events, AtTime? visit)
    {
        // Summed from the last time on, so that a small risk set isn't what is left of a difference.
        var left = new double[_order.Length + 1];
        for (int i = _order.Length - 1; i >= 0; i--)
        {
            left[i] = left[i + 1] + risks[_order[i]];
        }

        double hazard = 0;
        for (int start = 0, end; start < _order.Length; start = end)
        {
            double time = _times[_order[start]], happened = 0;
            for (end = start; end < _order.Length && _times[_order[end]] == time; end++)
            {
                happened += events[_order[end]];
            }

            if (happened > 0)
            {
                hazard += happened / left[start];
                visit?.Invoke(time, happened, left[start], hazard);
            }

            for (int i = start; i < end; i++)
            {
                _hazards[_order[i]] = hazard;
            }
        }
    }
}
