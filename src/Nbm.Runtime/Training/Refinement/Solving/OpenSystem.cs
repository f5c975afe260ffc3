namespace Nbm.Training;

/// <summary>A system that is being solved, and what its iterations gained.</summary>
/// <param name="place">Which of the right-hand sides.</param>
internal sealed class OpenSystem(int place)
{
    // Iterations whose gains stand for the error before them.
    private const int Delay = 4;

    private readonly List<double> _gains = [];

    public int Place { get; } = place;

    /// <summary>Whether its error is small enough, or rounding is all that is left.</summary>
    public bool IsDone { get; private set; }

    private double Gained { get; set; }

    /// <summary>Looks at iterations that have been read.</summary>
    /// <param name="log">Where they are.</param>
    /// <param name="system">Which of the open systems this is there.</param>
    /// <param name="count">How many iterations.</param>
    /// <param name="tolerance">The error that may be left, from what was gained.</param>
    public void Follow(SolverLog log, int system, int count, Func<double, double> tolerance)
    {
        for (int i = 0; i < count && !IsDone; i++)
        {
            double slope = log.Slope(i, system), curvature = log.Curvature(i, system);
            if (!(slope > 0) || curvature <= 0)
            {
                IsDone = true; // Rounding is all that is left.
                return;
            }

            double gain = slope / curvature * slope;
            Gained += gain;
            _gains.Add(gain);
            IsDone = (_gains.Count > Delay && Last(0) <= tolerance(Gained)) || !(log.Slope(i + 1, system) > 0);
        }
    }

    /// <summary>About how many iterations are left, if gains go on to fall as they did; the least that any need where there are too
    /// few.</summary>
    /// <param name="tolerance">The error that may be left, from what was gained.</param>
    public int Left(Func<double, double> tolerance)
    {
        if (_gains.Count < 2 * Delay)
        {
            return Math.Max(1, Delay + 1 - _gains.Count);
        }

        double before = Last(Delay), now = Last(0), allowed = tolerance(Gained);
        double iterations = Delay * Math.Log(allowed / now) / Math.Log(now / before);
        return now < before && iterations < int.MaxValue ? (int)Math.Ceiling(iterations) : int.MaxValue;
    }

    // The sum of the last few gains, but for some behind them.
    private double Last(int behind)
    {
        double sum = 0;
        for (int i = _gains.Count - behind - Delay; i < _gains.Count - behind; i++)
        {
            sum += _gains[i];
        }

        return sum;
    }
}
