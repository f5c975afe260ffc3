using System.Globalization;

namespace Nbm.Export.Sql;

/// <summary>A function of a number, given at the positions of an axis and linear in between: of a curve its values, of a place the
/// positions themselves.</summary>
internal sealed class SqlNumbers
{
    private const double Tiny = 1e-250;
    private const int Width = 24; // Of a packed number; the longest is -1.2345678901234567E-308.
    private readonly SqlSyntax _syntax;
    private readonly Axis _axis;
    private readonly double[] _knots;
    private readonly bool _inHalves; // Where the distance of two knots is no double, that of their halves is.

    public SqlNumbers(SqlSyntax syntax, Axis axis)
    {
        _syntax = syntax;
        _axis = axis;
        _knots = axis.Kind == AxisKind.Log ? [.. axis.Knots.Select(Math.Log)] : [.. axis.Knots];
        _inHalves = _knots.Length > 1 && double.IsInfinity(_knots[^1] - _knots[0]);
    }

    /// <summary>Whether every value has a place, a missing one too.</summary>
    public bool IsTotal => _axis.HasMissing && _axis.Kind != AxisKind.Log;

    /// <summary>The units in which the axis is linear; null if they are the number's own.</summary>
    /// <param name="number">The number, NULL if it is missing.</param>
    public string? Units(string number)
    {
        if (_axis.Kind == AxisKind.Log)
        {
            return $"CASE WHEN {number} > 0e0 THEN {_syntax.Log(number)} END";
        }

        return _axis.Period > 0 && _knots.Length > 1 ? Wrapped(number) : null;
    }

    /// <summary>Whether the function is the same for all numbers that aren't special.</summary>
    public bool IsLevel(Func<int, double> values) => Enumerable.Range(0, _knots.Length).All(knot => values(knot) == values(0));

    /// <summary>The function; NULL where the number has no place.</summary>
    /// <param name="number">The number, NULL if it is missing.</param>
    /// <param name="units">The same in the axis' units.</param>
    /// <param name="values">The function at the positions of the axis.</param>
    public string Function(string number, string units, Func<int, double> values) =>
        Cases(number, units, values, Write, Tree(units, values, Write));

    /// <summary>The function by the interval that a number lies in, of arrays.</summary>
    /// <param name="number">The number, NULL if it is missing.</param>
    /// <param name="units">The same in the axis' units.</param>
    /// <param name="interval">How many knots aren't above it, and 1.</param>
    /// <param name="values">The function at the positions of the axis.</param>
    public string OfInterval(string number, string units, string interval, Func<int, double> values)
    {
        Line[] lines = [.. Enumerable.Range(0, _knots.Length + 1).Select(leaf => LineOf(leaf, values))];
        string x = Scaled(units), from = Of(line => line.From),
            line = $"{Of(line => line.Value)} + ({x} - {from}) * {Of(line => line.Slope)}";

        // Beside a knot at 0 a distance may be so small that its product with the slope is none, which PostgreSQL takes for an error.
        Line? atZero = lines.Where(line => line.Slope != 0 && Math.Abs(line.From) < Tiny).Cast<Line?>().FirstOrDefault();
        return Cases(number, units, values, Write,
            atZero is not { } zero ? line
                : $"CASE WHEN ABS({x}) < {SqlNumber.Of(Math.Max(Tiny, 1e-300 / Math.Abs(zero.Slope)))} THEN {SqlNumber.Of(zero.Value)} "
                    + $"ELSE {line} END");

        string Of(Func<Line, double> part) => $"({_syntax.Array(lines.Select(part))})[{interval}]";
    }

    /// <summary>The interval that a number lies in, for <see cref="OfInterval"/>.</summary>
    public string Interval(string units) => _syntax.Interval(units, _syntax.Array(_knots));

    /// <summary>The line that holds where a number lies, as a text of three numbers: value, where from, slope. For
    /// <see cref="Unpacked"/>.</summary>
    /// <inheritdoc cref="Function"/>
    public string Packed(string number, string units, Func<int, double> values) =>
        Cases(number, units, values, Pack, Tree(units, values, Pack));

    /// <summary>The function by its line.</summary>
    /// <param name="line">What <see cref="Packed"/> gave.</param>
    /// <param name="units">The number in the axis' units.</param>
    public string Unpacked(string line, string units)
    {
        string from = Part(1), slope = Part(2);
        return $"{Part(0)} + (COALESCE({Scaled(units)}, 0e0) - {from}) * {slope}"; // A missing number has a line too, a level one.

        string Part(int index) => _syntax.Double(_syntax.Substring(line, SqlNumber.Of(1 + (index * Width)), SqlNumber.Of(Width)));
    }

    private string Cases(string number, string units, Func<int, double> values, Func<string, Line, string> write, string otherwise)
    {
        var cases = new List<string> { $"WHEN {number} IS NULL THEN {AtPosition(_axis.MissingPosition)}" };
        for (int s = 0; s < _axis.Specials.Length; s++)
        {
            cases.Add($"WHEN {number} = {SqlNumber.Of(_axis.Specials[s])} THEN {AtPosition(_axis.FirstSlot + s)}");
        }

        if (_axis.Kind == AxisKind.Log)
        {
            cases.Add($"WHEN {units} IS NULL THEN NULL");
        }

        // Where training saw no number, all are missing.
        string other = _knots.Length == 0 ? AtPosition(_axis.MissingPosition) : IsLevel(values) ? AtPosition(0) : otherwise;
        return $"CASE {string.Join(" ", cases)} ELSE {other} END";

        string AtPosition(int position) => position < 0 ? "NULL" : write(units, new Line(values(position), 0, 0));
    }

    private string Tree(string units, Func<int, double> values, Func<string, Line, string> write) => _knots.Length == 0
        ? string.Empty
        : SqlTree.Write(_syntax, units, [.. _knots.Select(SqlNumber.Of)], leaf => write(units, LineOf(leaf, values)));

    private string Write(string units, Line line) => line.Slope == 0
        ? SqlNumber.Of(line.Value)
        : $"{SqlNumber.Of(line.Value)} + ({SqlNumber.Less(Scaled(units), line.From)}) * {SqlNumber.Of(line.Slope)}";

    private static string Pack(string units, Line line) => $"'{Padded(line.Value)}{Padded(line.From)}{Padded(line.Slope)}'";

    // Of the interval that ends at a knot; level before the first and behind the last.
    private Line LineOf(int knot, Func<int, double> values)
    {
        if (knot == 0 || knot == _knots.Length)
        {
            return new Line(values(Math.Max(knot - 1, 0)), 0, 0);
        }

        double scale = _inHalves ? 0.5 : 1;
        double from = _knots[knot - 1] * scale, rise = values(knot) - values(knot - 1);
        // Infinite only between knots that no number lies between but a few denormals.
        double slope = rise / ((_knots[knot] * scale) - from);
        return new Line(values(knot - 1), from, Math.Clamp(slope, -double.MaxValue, double.MaxValue));
    }

    // The arithmetic of AxisUnits, step by step, so that the far away values of a circle come out alike too.
    private string Wrapped(string number)
    {
        double first = _knots[0];
        string turns = $"FLOOR(({SqlNumber.Less(number, first)}) / {SqlNumber.Of(_axis.Period)})";
        string wrapped = $"{number} - {SqlNumber.Of(_axis.Period)} * {turns}";
        string near = _syntax.FailsAtUnderflow && Math.Abs(first) < Tiny
            ? $"WHEN ABS({number}) < {SqlNumber.Of(Tiny)} THEN {SqlNumber.Of(first)} " : string.Empty;
        string far = _axis.Period < 1
            ? $"WHEN ABS({number}) >= {SqlNumber.Of(double.MaxValue / 2 * _axis.Period)} THEN {SqlNumber.Of(first)} " : string.Empty;
        return $"CASE {near}{far}WHEN {wrapped} < {SqlNumber.Of(first + _axis.Period)} THEN {wrapped} WHEN {number} IS NOT NULL THEN "
            + $"{SqlNumber.Of(first)} END";
    }

    private string Scaled(string units) => _inHalves ? units + " * 0.5e0" : units;

    private static string Padded(double value) => value.ToString("R", CultureInfo.InvariantCulture).PadLeft(Width);

    private readonly record struct Line(double Value, double From, double Slope);
}
