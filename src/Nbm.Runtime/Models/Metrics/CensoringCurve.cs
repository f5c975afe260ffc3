namespace Nbm.Models;

/// <summary>
/// G(t), the probability that a row is still watched behind a time: the estimate of Kaplan and Meier (1958) of censoring, for which an
/// event is what cuts it short. Of one time events come first.
/// </summary>
internal sealed class CensoringCurve
{
    private readonly double[] _times; // Of censoring, ascending.
    private readonly double[] _left;  // G from each of them on.

    public CensoringCurve(EvaluatedRows rows)
    {
        double[] keys = rows.Targets.ToArray();
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        var above = new double[keys.Length + 1]; // Summed from the last on, so that few rows aren't what is left of a difference.
        for (int i = keys.Length - 1; i >= 0; i--)
        {
            above[i] = above[i + 1] + rows.Weights[order[i]];
        }

        List<double> times = [], left = [];
        double share = 1;
        for (int start = 0, end; start < keys.Length; start = end)
        {
            double censored = 0;
            for (end = start; end < keys.Length && keys[end] == keys[start]; end++)
            {
                censored += rows.Events[order[end]] ? 0 : rows.Weights[order[end]];
            }

            if (censored > 0)
            {
                share *= above[end] / (above[end] + censored);
                times.Add(keys[start]);
                left.Add(share);
            }
        }

        (_times, _left) = ([.. times], [.. left]);
    }

    /// <summary>G(t).</summary>
    public double At(double time) => Behind(time, 1);

    /// <summary>G(t−): the probability that a row was watched until then.</summary>
    public double Until(double time) => Behind(time, 0);

    private double Behind(double time, int own)
    {
        int index = Array.BinarySearch(_times, time);
        int passed = index >= 0 ? index + own : ~index;
        return passed == 0 ? 1 : _left[passed - 1];
    }
}
