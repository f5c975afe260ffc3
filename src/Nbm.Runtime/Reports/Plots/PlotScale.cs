using System.Globalization;

namespace Nbm.Reports;

/// <summary>From values to coordinates, linear in the value or in its logarithm, with round ticks.</summary>
internal sealed class PlotScale
{
    private readonly double _from;
    private readonly double _to;
    private readonly bool _isLogarithmic;

    public PlotScale(double from, double to, double start, double end, bool isLogarithmic = false)
    {
        _isLogarithmic = isLogarithmic;
        (Low, High, Start, End) = (from, to > from ? to : from + Math.Max(Math.Abs(from), 1), start, end);
        (_from, _to) = (Measure(Low), Measure(High));
    }

    /// <summary>The lowest value shown.</summary>
    public double Low { get; }

    /// <summary>The highest value shown.</summary>
    public double High { get; }

    public double Start { get; }

    public double End { get; }

    /// <summary>The coordinate of a value; beyond the ends that of the end.</summary>
    public double this[double value] => Start + ((End - Start) * Math.Clamp((Measure(Math.Clamp(value, Low, High)) - _from) / (_to - _from), 0, 1));

    /// <summary>The value at a share of the way from start to end.</summary>
    public double At(double share)
    {
        double measure = _from + (share * (_to - _from));
        return Math.Clamp(_isLogarithmic ? Math.Exp(measure) : measure, Low, High);
    }

    /// <summary>Round values between the ends, about as many as asked for.</summary>
    public IEnumerable<double> Ticks(int count)
    {
        if (_isLogarithmic && High / Low > 30)
        {
            int every = Math.Max(1, (int)Math.Ceiling((Math.Log10(High) - Math.Log10(Low)) / count));
            for (int power = (int)Math.Ceiling(Math.Log10(Low) - 1e-9); power <= Math.Log10(High) + 1e-9; power += every)
            {
                yield return Math.Pow(10, power);
            }

            yield break;
        }

        double step = Step((High - Low) / count);
        for (double k = Math.Ceiling((Low / step) - 1e-9); k * step <= High + (step * 1e-9); k++)
        {
            yield return k * step == 0 ? 0 : k * step;
        }
    }

    /// <summary>A tick as text, without more digits than ticks need.</summary>
    public static string Label(double tick) => Math.Abs(tick) is >= 1e6 or (< 1e-4 and > 0)
        ? tick.ToString("0.###e0", CultureInfo.InvariantCulture)
        : Math.Round(tick, 10).ToString("0.##########", CultureInfo.InvariantCulture);

    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power;
    }

    private double Measure(double value) => _isLogarithmic ? Math.Log(value) : value;
}
