namespace Nbm.Reports;

/// <summary>From values to coordinates, linear in the value or in its logarithm, with round ticks.
/// Any finite range is one: of one value, of neighbouring doubles, of all doubles.</summary>
internal sealed class PlotScale
{
    // Beyond it differences are taken of quarters, for they may overflow.
    private const double Large = double.MaxValue / 4;
    private const double MostStep = 1e308;
    private readonly double _from;
    private readonly double _length;
    private readonly double _factor;
    private readonly bool _isLogarithmic;

    public PlotScale(double from, double to, double start, double end, bool isLogarithmic = false)
    {
        _isLogarithmic = isLogarithmic;
        (Start, End) = (start, end);
        (Low, High) = to > from ? (from, to) : Around(from);
        _factor = Math.Max(Math.Abs(Low), Math.Abs(High)) > Large && !isLogarithmic ? 0.25 : 1;
        (_from, _length) = (Measure(Low), Measure(High) - Measure(Low));
    }

    /// <summary>A linear scale with a share of its length as room beyond either end; of one value with a little room around it.</summary>
    public static PlotScale WithRoom(double low, double high, double share, double start, double end)
    {
        double room = high > low ? (high - low) * share : Math.Max(Math.Abs(high) * share, 1e-9);
        return new PlotScale(Math.Max(low - room, double.MinValue), Math.Min(high + room, double.MaxValue), start, end);
    }

    /// <summary>The lowest value shown.</summary>
    public double Low { get; }

    /// <summary>The highest value shown.</summary>
    public double High { get; }

    public double Start { get; }

    public double End { get; }

    /// <summary>The coordinate of a value; beyond the ends that of the end.</summary>
    public double this[double value] =>
        Start + ((End - Start) * (_length > 0 ? Math.Clamp((Measure(Math.Clamp(value, Low, High)) - _from) / _length, 0, 1) : 0));

    /// <summary>The value at a share of the way from start to end.</summary>
    public double At(double share) =>
        Math.Clamp(_isLogarithmic ? Math.Exp(_from + (share * _length)) : (Low * (1 - share)) + (High * share), Low, High);

    /// <summary>Round values between the ends, increasing, about as many as asked for; fewer where there are fewer doubles.</summary>
    public double[] Ticks(int count) => _isLogarithmic && High / Low > 30 ? Powers(count) : Multiples(count);

    // Powers of ten.
    private double[] Powers(int count)
    {
        double low = Math.Log10(Low), high = Math.Log10(High);
        int first = (int)Math.Ceiling(low - 1e-9), last = (int)Math.Floor(high + 1e-9),
            every = Math.Max(1, (int)Math.Ceiling((high - low) / count));
        return [.. Enumerable.Range(0, ((last - first) / every) + 1).Select(i => Math.Pow(10, first + (i * every)))];
    }

    // Multiples of a step that every double within the ends can make: counted by integers, of which there are no more than 2⁵³.
    private double[] Multiples(int count)
    {
        double largest = Math.Max(Math.Abs(Low), Math.Abs(High)), spacing = largest - Math.BitDecrement(largest);
        double least = double.IsFinite(High - Low) ? (High - Low) / count : (High / count) - (Low / count);
        double step = Step(Math.Max(least, spacing));
        long first = (long)Math.Ceiling((Low / step) - 1e-9), last = (long)Math.Floor((High / step) + 1e-9);
        var ticks = new List<double>();
        for (long k = first; k <= last; k++)
        {
            double tick = k * step == 0 ? 0 : k * step;
            if ((ticks.Count == 0 || tick > ticks[^1]) && tick - High <= step * 1e-9 && Low - tick <= step * 1e-9)
            {
                ticks.Add(tick);
            }
        }

        return ticks.Count > 0 ? [.. ticks] : [Low, High];
    }

    // 1, 2 or 5 times a power of ten, no less than asked for.
    private static double Step(double least)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(least)));
        return power == 0 ? least // Subnormal: no power of ten is there.
            : Math.Min(least <= power ? power : least <= 2 * power ? 2 * power : least <= 5 * power ? 5 * power : 10 * power, MostStep);
    }

    // Of one value: its own size beyond it, where that is a number.
    private static (double Low, double High) Around(double value)
    {
        double room = Math.Max(Math.Abs(value), 1);
        return double.IsFinite(value + room) ? (value, value + room) : (value - room, value);
    }

    private double Measure(double value) => _isLogarithmic ? Math.Log(value) : value * _factor;
}
