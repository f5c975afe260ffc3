using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The positions of a curve that is being edited: its knots, to which others may come, then its levels and slots. A knot that is put
/// between two others takes the value that the curve has there already, so that the curve stays the same function.
/// </summary>
internal sealed class DraftPositions
{
    // A step is as wide as rounding: of the range, so that none is near 0 too small for other programs to tell from it.
    private const double StepShare = 1.0 / (1L << 52);

    private readonly Axis _axis;
    private readonly List<double> _knots;
    private readonly List<float>[] _values; // Tables, errors, and so on: whatever has a number for each position.
    private readonly int _mass; // Which of them are shares of rows, which a new knot has none of; −1 for none.

    /// <param name="axis">The axis as it was.</param>
    /// <param name="values">Of each position, a list for each table.</param>
    /// <param name="mass">Which list holds the rows' shares; −1 if none does.</param>
    public DraftPositions(Axis axis, List<float>[] values, int mass) =>
        (_axis, _knots, _values, _mass) = (axis, [.. axis.Knots], values, mass);

    /// <summary>The knots, ascending.</summary>
    public IReadOnlyList<double> Knots => _knots;

    /// <summary>Whether knots came to those of the axis.</summary>
    public bool HasNewKnots => _knots.Count > _axis.Knots.Length;

    /// <summary>The position of the first slot or level behind the knots.</summary>
    public int FirstLevel => _knots.Count;

    /// <summary>The position of missing values, −1 if they have none.</summary>
    public int Missing => Moved(_axis.MissingPosition);

    /// <summary>The position of unseen values, −1 if they have none.</summary>
    public int Unseen => Moved(_axis.UnseenPosition);

    /// <summary>The axis of these knots.</summary>
    public Axis ToAxis() => HasNewKnots ? _axis.WithKnots([.. _knots]) : _axis;

    /// <summary>The position of a special value, −1 if it is none.</summary>
    public int Special(double value) => _axis.Specials.IndexOf(value) is >= 0 and int index ? Moved(_axis.FirstSlot + index) : -1;

    /// <summary>The position of a level.</summary>
    public int Level(int index) => FirstLevel + index;

    /// <summary>
    /// The knots from one value to another, both ends included, with a knot at either end; and one a step beyond it, where the curve is as
    /// it was, so that what is done within changes nothing without.
    /// </summary>
    /// <param name="from">Where it begins; −∞ for all below too.</param>
    /// <param name="to">Where it ends; ∞ for all above too.</param>
    public (int First, int Last) Cut(double from, double to)
    {
        if (_axis.Period > 0 && !double.IsInfinity(from) && !double.IsInfinity(to) && (from == _knots[0]) != (to == _knots[^1]))
        {
            // A circle's ends are one value: beside it the curve is to stay as it was too.
            Insert(from == _knots[0] ? Beside(_knots[^1], -1) : Beside(_knots[0], 1));
        }

        if (!double.IsInfinity(from))
        {
            double below = Beside(from, -1);
            Insert(from);
            if (_knots.IndexOf(from) is var at && at > 0 && _knots[at - 1] < below)
            {
                Insert(below);
            }
        }

        if (!double.IsInfinity(to))
        {
            double above = Beside(to, 1);
            Insert(to);
            if (_knots.IndexOf(to) is var at && at < _knots.Count - 1 && _knots[at + 1] > above)
            {
                Insert(above);
            }
        }

        return (double.IsInfinity(from) ? 0 : _knots.IndexOf(from), double.IsInfinity(to) ? _knots.Count - 1 : _knots.IndexOf(to));
    }

    /// <summary>Puts a knot where there is none yet; beyond the outermost knots nothing, since the curve is level there.</summary>
    public void Insert(double knot)
    {
        int at = _knots.BinarySearch(knot);
        if (at >= 0 || ~at == 0 || ~at == _knots.Count)
        {
            return;
        }

        at = ~at;
        double share = Share(knot, _knots[at - 1], _knots[at]);
        for (int v = 0; v < _values.Length; v++)
        {
            float value = (float)(((1 - share) * _values[v][at - 1]) + (share * _values[v][at]));
            _values[v].Insert(at, v == _mass ? 0 : value);
        }

        _knots.Insert(at, knot);
    }

    /// <summary>Where between two knots the curve takes a value that lies between its values there.</summary>
    public double Crossing(int left, float from, float to, double value)
    {
        double share = (value - from) / ((double)to - from), a = _knots[left], b = _knots[left + 1];
        double at = _axis.Kind == AxisKind.Log
            ? Math.Exp(((1 - share) * Math.Log(a)) + (share * Math.Log(b)))
            : ((1 - share) * a) + (share * b);
        return Math.Clamp(at, a, b);
    }

    private double Share(double x, double left, double right) => _axis.Kind == AxisKind.Log
        ? (Math.Log(x) - Math.Log(left)) / (Math.Log(right) - Math.Log(left))
        : ((x / 2) - (left / 2)) / ((right / 2) - (left / 2)); // Halves: their distance can't overflow.

    // The nearest number that the axis tells from x.
    private double Beside(double x, int sign)
    {
        double step = StepShare * Math.Min(double.MaxValue, _knots[^1] - _knots[0]);
        double next = sign < 0 ? Math.Min(Math.BitDecrement(x), x - step) : Math.Max(Math.BitIncrement(x), x + step);
        if (_axis.Kind != AxisKind.Log)
        {
            return next;
        }

        // Logarithms of neighbours may be the same.
        next = sign < 0 ? Math.BitDecrement(x) : Math.BitIncrement(x);
        for (double share = double.Epsilon + StepShare; Math.Log(next) == Math.Log(x); share *= 2)
        {
            next = x * (1 + (sign * share));
        }

        return next;
    }

    private int Moved(int position) => position < 0 ? -1 : position + _knots.Count - _axis.Knots.Length;
}
