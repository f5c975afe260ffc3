using System.Globalization;

namespace Nbm.Export.Sql;

/// <summary>A function of a number, given at the positions of an axis and linear in between: of a curve its values, of a place the positions themselves.</summary>
internal sealed class SqlNumbers
{
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

    /// <summary>The function; NULL where the number has no place.</summary>
    /// <param name="number">The number, NULL if it is missing.</param>
    /// <param name="units">The same in the axis' units.</param>
    /// <param name="values">The function at the positions of the axis.</param>
    public string Function(string number, string units, Func<int, double> values) =>
        Search(number, units, values, line => line.Slope == 0 ? SqlNumber.Of(line.Value) : Guarded(units, line));

    /// <summary>The line that holds where a number lies, as a text of three numbers: value, where from, slope. For <see cref="Unpacked"/>.</summary>
    /// <inheritdoc cref="Function"/>
    public string Packed(string number, string units, Func<int, double> values) =>
        Search(number, units, values, line => $"'{Padded(line.Value)}{Padded(line.From)}{Padded(line.Slope)}'");

    /// <summary>The function by its line.</summary>
    /// <param name="line">What <see cref="Packed"/> gave.</param>
    /// <param name="units">The number in the axis' units.</param>
    public string Unpacked(string line, string units)
    {
        string from = Part(1), slope = Part(2);
        return $"{Part(0)} + (COALESCE({Scaled(units)}, 0e0) - {from}) * {slope}"; // A missing number has a line too, a level one.

        string Part(int index) => _syntax.Double(_syntax.Substring(line, SqlNumber.Of(1 + (index * Width)), SqlNumber.Of(Width)));
    }

    private string Search(string number, string units, Func<int, double> values, Func<Line, string> write)
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

        string tree = _knots.Length == 0
            ? AtPosition(_axis.MissingPosition) // Training saw no number.
            : Enumerable.Range(0, _knots.Length).All(knot => values(knot) == values(0))
            ? AtPosition(0)
            : SqlTree.Write(_syntax, units, [.. _knots.Select(SqlNumber.Of)], leaf => write(LineOf(leaf, values)));
        return $"CASE {string.Join(" ", cases)} ELSE {tree} END";

        string AtPosition(int position) => position < 0 ? "NULL" : write(new Line(values(position), 0, 0));
    }

    // Of the interval that ends at a knot; level before the first and behind the last.
    private Line LineOf(int knot, Func<int, double> values)
    {
        if (knot == 0 || knot == _knots.Length)
        {
            return new Line(values(Math.Max(knot - 1, 0)), 0, 0);
        }

        double scale = _inHalves ? 0.5 : 1;
        double from = _knots[knot - 1] * scale, rise = values(knot) - values(knot - 1);
        double slope = rise / ((_knots[knot] * scale) - from); // Infinite only between knots that no number lies between but a few denormals.
        return new Line(values(knot - 1), from, Math.Clamp(slope, -double.MaxValue, double.MaxValue));
    }

    private string Guarded(string units, Line line)
    {
        string x = Scaled(units);
        string text = $"{SqlNumber.Of(line.Value)} + ({SqlNumber.Less(x, line.From)}) * {SqlNumber.Of(line.Slope)}";

        // Beside a knot at 0 a distance may be so small that its product with the slope is none, which some engines take for an error.
        double least = 1e-300 / Math.Abs(line.Slope);
        return _syntax.FailsAtUnderflow && least > Math.Abs(line.From) * 1e-17
            ? $"CASE WHEN ABS({SqlNumber.Less(x, line.From)}) < {SqlNumber.Of(least)} THEN {SqlNumber.Of(line.Value)} ELSE {text} END"
            : text;
    }

    // The arithmetic of AxisUnits, step by step, so that the far away values of a circle come out alike too.
    private string Wrapped(string number)
    {
        double first = _knots[0];
        string turns = $"FLOOR(({SqlNumber.Less(number, first)}) / {SqlNumber.Of(_axis.Period)})";
        string wrapped = $"{number} - {SqlNumber.Of(_axis.Period)} * {turns}";
        string near = _syntax.FailsAtUnderflow && Math.Abs(first) < 1e-250 ? $"WHEN ABS({number}) < 1e-250 THEN {SqlNumber.Of(first)} " : string.Empty;
        string far = _axis.Period < 1 ? $"WHEN ABS({number}) >= {SqlNumber.Of(double.MaxValue / 2 * _axis.Period)} THEN {SqlNumber.Of(first)} " : string.Empty;
        return $"CASE {near}{far}WHEN {wrapped} < {SqlNumber.Of(first + _axis.Period)} THEN {wrapped} WHEN {number} IS NOT NULL THEN {SqlNumber.Of(first)} END";
    }

    private string Scaled(string units) => _inHalves ? units + " * 0.5e0" : units;

    private static string Padded(double value) => value.ToString("R", CultureInfo.InvariantCulture).PadLeft(Width);

    private readonly record struct Line(double Value, double From, double Slope);
}
