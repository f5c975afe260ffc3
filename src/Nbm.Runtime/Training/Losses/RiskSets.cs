namespace Nbm.Training;

/// <summary>The sums over those at risk that Cox's partial likelihood is made of, at all times of events in one pass.</summary>
internal sealed class RiskSets
{
    private readonly TiesMethod _ties;
    private readonly int[] _own; // For each row the time of its event; −1 if it had none.
    private readonly int[] _end; // For each row behind the last time at which it is at risk of another's event.
    private readonly double[] _rowHazards;
    private readonly double[] _hazards;

    /// <param name="times">A duration for each row.</param>
    /// <param name="events">For each row whether its duration ended in the event.</param>
    /// <param name="ties">How events of one time are taken.</param>
    public RiskSets(double[] times, bool[] events, TiesMethod ties)
    {
        _ties = ties;
        Times = [.. times.Where((_, r) => events[r]).Distinct().Order()];
        _own = new int[times.Length];
        _end = new int[times.Length];
        for (int r = 0; r < times.Length; r++)
        {
            int index = Array.BinarySearch(Times, times[r]);
            _own[r] = events[r] ? index : -1;
            _end[r] = index < 0 ? ~index : events[r] ? index : index + 1;
        }

        _rowHazards = new double[times.Length];
        _hazards = new double[Times.Length];
    }

    /// <summary>The times of events, ascending.</summary>
    public double[] Times { get; }

    /// <summary>Λ₀ from each time of events on: of Breslow's ties Σ d/S (Breslow 1972), of Efron's the sum of their parts (Fleming and Harrington 1984).</summary>
    public ReadOnlySpan<double> Hazards => _hazards;

    /// <summary>For each row the cumulative hazard of score 0 that it was exposed to. A tied event of Efron's has only in part seen the hazard of its own time.</summary>
    public ReadOnlySpan<double> RowHazards => _rowHazards;

    /// <summary>
    /// Finds the hazards. Of a time with m events, of mean weight d̄, the risk of whose rows is E, and R that of all others at risk, they are
    /// Σₖ d̄/(R + (1 − k/m)E), k = 0 … m − 1; with Breslow's ties m is 1 and d̄ the sum of weights.
    /// </summary>
    /// <param name="risks">For each row its weight times e^score.</param>
    /// <param name="weights">For each row its weight.</param>
    /// <returns>Σ d̄ ln(R + (1 − k/m)E) over all of them.</returns>
    public double Run(ReadOnlySpan<double> risks, ReadOnlySpan<double> weights)
    {
        double[] others = new double[Times.Length], tied = new double[Times.Length], happened = new double[Times.Length];
        var counts = new int[Times.Length];
        for (int r = 0; r < risks.Length; r++)
        {
            if (_own[r] is >= 0 and int own)
            {
                tied[own] += risks[r];
                happened[own] += weights[r];
                counts[own] += weights[r] > 0 ? 1 : 0;
            }

            if (_end[r] > 0)
            {
                others[_end[r] - 1] += risks[r];
            }
        }

        // Summed from the last time on, and those of the event apart, so that a small risk set isn't what is left of a difference.
        for (int k = others.Length - 2; k >= 0; k--)
        {
            others[k] += others[k + 1];
        }

        double loss = 0, hazard = 0;
        var seen = new double[Times.Length];
        for (int k = 0; k < Times.Length; k++)
        {
            seen[k] = hazard;
            int parts = _ties == TiesMethod.Efron ? counts[k] : Math.Min(counts[k], 1);
            for (int part = 0; part < parts; part++)
            {
                double left = 1 - ((double)part / parts), risk = others[k] + (left * tied[k]), weight = happened[k] / parts;
                loss += weight * PortableMath.Log(risk);
                hazard += weight / risk;
                seen[k] += left * weight / risk;
            }

            _hazards[k] = hazard;
        }

        for (int r = 0; r < risks.Length; r++)
        {
            _rowHazards[r] = _own[r] >= 0 ? seen[_own[r]] : _end[r] > 0 ? _hazards[_end[r] - 1] : 0;
        }

        return loss;
    }
}
