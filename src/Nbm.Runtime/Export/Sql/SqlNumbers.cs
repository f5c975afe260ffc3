using System.Collections.Immutable;

namespace Nbm.Export.Sql;

/// <summary>A function of a number, given at the positions of an axis and linear in between: of a curve its values, of a place the positions themselves.</summary>
internal sealed class SqlNumbers(SqlSyntax syntax, Axis axis)
{
    private const double Tiny = 1e-250;
    private readonly double[] _knots = axis.Kind == AxisKind.Log ? [.. axis.Knots.Select(Math.Log)] : [.. axis.Knots];

    /// <summary>The units in which the axis is linear; null if they are the number's own.</summary>
    /// <param name="number">The number, NULL if it is missing.</param>
    public string? Units(string number)
    {
        if (axis.Kind == AxisKind.Log)
        {
            return $"CASE WHEN {number} > 0e0 THEN {syntax.Log(number)} END";
        }

        return axis.Period > 0 && _knots.Length > 1 ? Wrapped(number) : null;
    }

    /// <summary>The function; NULL where the number has no place.</summary>
    /// <param name="number">The number, NULL if it is missing.</param>
    /// <param name="units">The same in the axis' units.</param>
    /// <param name="values">The function at the positions of the axis.</param>
    public string Function(string number, string units, Func<int, double> values)
    {
        var cases = new List<string> { $"WHEN {number} IS NULL THEN {AtPosition(axis.MissingPosition, values)}" };
        for (int s = 0; s < axis.Specials.Length; s++)
        {
            cases.Add($"WHEN {number} = {SqlNumber.Of(axis.Specials[s])} THEN {AtPosition(axis.FirstSlot + s, values)}");
        }

        if (axis.Kind == AxisKind.Log)
        {
            cases.Add($"WHEN {units} IS NULL THEN NULL");
        }

        return $"CASE {string.Join(" ", cases)} ELSE {OfKnots(units, values)} END";
    }

    /// <summary>Whether every value has a place, a missing one too.</summary>
    public bool IsTotal => axis.HasMissing && axis.Kind != AxisKind.Log;

    private string OfKnots(string units, Func<int, double> values)
    {
        if (_knots.Length == 0)
        {
            return AtPosition(axis.MissingPosition, values); // Training saw no number.
        }

        string[] splits = [.. _knots.Select(SqlNumber.Of)];
        return SqlTree.Write(syntax, units, splits, leaf => leaf switch
        {
            0 => SqlNumber.Of(values(0)),
            _ when leaf == _knots.Length => SqlNumber.Of(values(leaf - 1)),
            _ => Line(units, _knots[leaf - 1], _knots[leaf], values(leaf - 1), values(leaf)),
        });
    }

    private string Line(string x, double left, double right, double atLeft, double atRight)
    {
        double slope = (atRight - atLeft) / (right - left);
        if (Math.Abs(slope) < 1e-50)
        {
            return SqlNumber.Of(atLeft); // Nothing, over any distance that there is between values of single precision.
        }

        if (double.IsFinite(slope) && double.IsFinite(right - left))
        {
            return Guarded(x, left, atLeft, $"{SqlNumber.Of(atLeft)} + ({SqlNumber.Less(x, left)}) * {SqlNumber.Of(slope)}");
        }

        // Knots so far apart, or so near, that only halves and quotients are numbers.
        double half = (right * 0.5) - (left * 0.5);
        double atZero = atLeft + (left * -0.5 / half * (atRight - atLeft));
        return Guarded(x, 0, atZero, $"{SqlNumber.Of(atLeft)} + ({SqlNumber.Less(x + " * 0.5e0", left * 0.5)}) / {SqlNumber.Of(half)} * {SqlNumber.Of(atRight - atLeft)}");
    }

    // Next to a knot at 0 a number may be so small that a product with it is none, which some engines take for an error.
    private string Guarded(string x, double at, double value, string line) => syntax.FailsAtUnderflow && Math.Abs(at) < Tiny
        ? $"CASE WHEN ABS({x}) < {SqlNumber.Of(Tiny)} THEN {SqlNumber.Of(value)} ELSE {line} END"
        : line;

    // The arithmetic of AxisUnits, step by step, so that the far away values of a circle come out alike too.
    private string Wrapped(string number)
    {
        double first = _knots[0];
        string turns = $"FLOOR(({SqlNumber.Less(number, first)}) / {SqlNumber.Of(axis.Period)})";
        string wrapped = $"{number} - {SqlNumber.Of(axis.Period)} * {turns}";
        string near = syntax.FailsAtUnderflow && Math.Abs(first) < Tiny ? $"WHEN ABS({number}) < {SqlNumber.Of(Tiny)} THEN {SqlNumber.Of(first)} " : string.Empty;
        string far = axis.Period < 1 ? $"WHEN ABS({number}) >= {SqlNumber.Of(double.MaxValue / 2 * axis.Period)} THEN {SqlNumber.Of(first)} " : string.Empty;
        return $"CASE {near}{far}WHEN {wrapped} < {SqlNumber.Of(first + axis.Period)} THEN {wrapped} WHEN {number} IS NOT NULL THEN {SqlNumber.Of(first)} END";
    }

    private static string AtPosition(int position, Func<int, double> values) => position < 0 ? "NULL" : SqlNumber.Of(values(position));
}
