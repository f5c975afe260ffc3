using System.Collections.Immutable;

namespace Nbm.Training;

/// <summary>
/// The sums over those at risk that Cox's partial likelihood is made of. A row is at risk of another's event at all times of events of its
/// stratum behind its entry until its own time: an interval of them, as they lie stratum by stratum, ascending.
/// </summary>
internal sealed class RiskSets
{
    private readonly TiesMethod _ties;
    private readonly int[] _own;    // For each row the time of its event; −1 if it had none.
    private readonly int[] _begin;  // For each row the first time at which it is at risk of another's event,
    private readonly int[] _end;    // and behind the last.
    private readonly int[] _strata; // For each row the index of its stratum.
    private readonly double[] _happened; // For each time the weight of its events.
    private readonly bool _isWhole; // Whether each row is at risk from the first time of its stratum on.
    private readonly double[] _rowHazards;
    private readonly double[] _hazards;
    private readonly double[] _logVariances;

    /// <param name="rows">Durations, events, entries and strata.</param>
    /// <param name="ties">How events of one time are taken.</param>
    public RiskSets(EncodedRows rows, TiesMethod ties)
    {
        _ties = ties;
        _isWhole = rows.Entries is null;
        _own = new int[rows.Count];
        _begin = new int[rows.Count];
        _end = new int[rows.Count];
        Strata = rows.Strata is null ? [""] : [.. rows.Strata.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Starts = new int[Strata.Length + 1];
        var indices = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string stratum in Strata)
        {
            indices.Add(stratum, indices.Count);
        }

        int[] strata = _strata = rows.Strata is null ? new int[rows.Count] : Array.ConvertAll(rows.Strata, stratum => indices[stratum]);
        double[][] times = [.. Strata.Select(_ => Array.Empty<double>())];
        foreach (IGrouping<int, int> events in Enumerable.Range(0, rows.Count).Where(r => rows.Events![r]).GroupBy(r => strata[r]))
        {
            times[events.Key] = [.. events.Select(r => rows.Targets[r]).Distinct().Order()];
        }

        for (int s = 0; s < times.Length; s++)
        {
            Starts[s + 1] = Starts[s] + times[s].Length;
        }

        Times = [.. times.SelectMany(own => own)];
        for (int r = 0; r < rows.Count; r++)
        {
            int start = Starts[strata[r]], index = Array.BinarySearch(times[strata[r]], rows.Targets[r]);
            bool happened = rows.Events![r];
            _own[r] = happened ? start + index : -1;
            _end[r] = start + (index < 0 ? ~index : happened ? index : index + 1);
            int entry = rows.Entries is null ? -1 : Array.BinarySearch(times[strata[r]], rows.Entries[r]);
            _begin[r] = rows.Entries is null ? start : start + (entry < 0 ? ~entry : entry + 1);
        }

        _rowHazards = new double[rows.Count];
        _hazards = new double[Times.Length];
        _happened = new double[Times.Length];
        _logVariances = new double[Times.Length];
    }

    /// <summary>The names of the strata, in ordinal order; one of no name where there are none.</summary>
    public ImmutableArray<string> Strata { get; }

    /// <summary>For each row the index of its stratum.</summary>
    public ReadOnlySpan<int> RowStrata => _strata;

    /// <summary>For each stratum where its times begin, and behind all of them their end.</summary>
    public int[] Starts { get; }

    /// <summary>The times of events, ascending within each stratum.</summary>
    public double[] Times { get; }

    /// <summary>
    /// For each time of events Λ₀ of its stratum until then: of Breslow's ties Σ d/S (Breslow 1972), of Efron's the sum of their parts
    /// (Fleming and Harrington 1984).
    /// </summary>
    public ReadOnlySpan<double> Hazards => _hazards;

    /// <summary>See <see cref="BaselineHazard.LogVariances"/>.</summary>
    public ReadOnlySpan<double> LogVariances => _logVariances;

    /// <summary>For each row the cumulative hazard of score 0 that it was exposed to. A tied event of Efron's has only in part seen the
    /// hazard of its own time.</summary>
    public ReadOnlySpan<double> RowHazards => _rowHazards;

    /// <summary>
    /// Finds the hazards. Of a time with m events, of mean weight d̄, the risk of whose rows is E, and R that of all others at risk, they
    /// are Σₖ d̄/(R + (1 − k/m)E), k = 0 … m − 1; with Breslow's ties m is 1 and d̄ the sum of weights.
    /// </summary>
    /// <param name="risks">For each row its weight times e^score.</param>
    /// <param name="weights">For each row its weight.</param>
    /// <returns>Σ d̄ ln(R + (1 − k/m)E) over all of them.</returns>
    public double Run(ReadOnlySpan<double> risks, ReadOnlySpan<double> weights)
    {
        double[] others = Others(risks), tied = new double[Times.Length], happened = _happened;
        Array.Clear(happened);
        var counts = new int[Times.Length];
        for (int r = 0; r < risks.Length; r++)
        {
            if (_own[r] is >= 0 and int own)
            {
                tied[own] += risks[r];
                happened[own] += weights[r];
                counts[own] += weights[r] > 0 ? 1 : 0;
            }
        }

        double loss = 0;
        double[] steps = new double[Times.Length], seen = new double[Times.Length], variances = new double[Times.Length];
        for (int k = 0; k < Times.Length; k++)
        {
            int parts = _ties == TiesMethod.Efron ? counts[k] : Math.Min(counts[k], 1);
            double ratios = 0, squares = 0, first = others[k] + tied[k]; // Of risks to the first of them, whose square may be nothing.
            for (int part = 0; part < parts; part++)
            {
                double left = 1 - ((double)part / parts), risk = others[k] + (left * tied[k]), weight = happened[k] / parts;
                loss += weight * PortableMath.Log(risk);
                steps[k] += weight / risk;
                seen[k] += left * weight / risk;
                ratios += first / risk;
                squares += first / risk * (first / risk);
            }

            variances[k] = parts == 0 ? 0 : squares / (ratios * ratios) / (happened[k] / parts);
        }

        Accumulate(steps, variances);
        FindRowHazards(steps, seen);
        return loss;
    }

    /// <summary>
    /// For each row the weight of the events that were expected of it while the first half of those of its stratum happened, by the hazards
    /// that were found: of those at risk early on, where hazards come from.
    /// </summary>
    /// <param name="risks">For each row its weight times e^score.</param>
    public double[] EarlyEvents(ReadOnlySpan<double> risks)
    {
        var middle = new int[Strata.Length]; // For each stratum behind the last of its first half.
        for (int s = 0; s < middle.Length; s++)
        {
            double half = _happened[Starts[s]..Starts[s + 1]].Sum() / 2, sum = 0;
            for (middle[s] = Starts[s]; middle[s] < Starts[s + 1] && sum < half; middle[s]++)
            {
                sum += _happened[middle[s]];
            }
        }

        var expected = new double[risks.Length];
        for (int r = 0; r < expected.Length; r++)
        {
            int end = Math.Min(middle[_strata[r]], _own[r] >= 0 ? _own[r] + 1 : _end[r]), begin = _begin[r];
            double before = begin > Starts[_strata[r]] ? _hazards[begin - 1] : 0;
            expected[r] = end > begin ? risks[r] * (_hazards[end - 1] - before) : 0;
        }

        return expected;
    }

    // For each time of events the risk of those who are at risk then, but for those whose event it is.
    private double[] Others(ReadOnlySpan<double> risks)
    {
        if (!_isWhole)
        {
            var sums = new IntervalSums(Times.Length);
            for (int r = 0; r < risks.Length; r++)
            {
                sums.Add(_begin[r], _end[r], risks[r]);
            }

            return sums.Totals().ToArray();
        }

        var others = new double[Times.Length];
        for (int r = 0; r < risks.Length; r++)
        {
            if (_end[r] > _begin[r])
            {
                others[_end[r] - 1] += risks[r];
            }
        }

        // Summed from the last time on, and those of the event apart, so that a small risk set isn't what is left of a difference.
        for (int s = 0; s < Strata.Length; s++)
        {
            for (int k = Starts[s + 1] - 2; k >= Starts[s]; k--)
            {
                others[k] += others[k + 1];
            }
        }

        return others;
    }

    // Variances are those of the logarithms of the steps, and become those of the logarithms of their sums: relative squares, which neither
    // vanish nor overflow as risks do.
    private void Accumulate(double[] steps, double[] variances)
    {
        for (int s = 0; s < Strata.Length; s++)
        {
            double hazard = 0, variance = 0;
            for (int k = Starts[s]; k < Starts[s + 1]; k++)
            {
                double sum = hazard + steps[k], before = sum > 0 ? hazard / sum : 0, own = sum > 0 ? steps[k] / sum : 0;
                variance = (variance * before * before) + (variances[k] * own * own);
                (hazard, _hazards[k], _logVariances[k]) = (sum, sum, variance);
            }
        }
    }

    private void FindRowHazards(double[] steps, double[] seen)
    {
        IntervalSums? sums = _isWhole ? null : IntervalSums.Of(steps);
        for (int r = 0; r < _rowHazards.Length; r++)
        {
            double before = sums is not null ? sums.Sum(_begin[r], _end[r]) : _end[r] > _begin[r] ? _hazards[_end[r] - 1] : 0;
            _rowHazards[r] = before + (_own[r] >= 0 ? seen[_own[r]] : 0);
        }
    }
}
