using System.Collections.Immutable;

namespace Nbm.Export.Sql;

/// <summary>Where rows lie on axes. What several terms need is computed once.</summary>
internal sealed class SqlPlaces(ModelSchema schema, ImmutableArray<Axis> axes, SqlExport export, SqlLayers layers, SqlColumns columns)
{
    private readonly SqlSyntax _syntax = export.Syntax;
    private readonly Dictionary<string, SqlColumn> _known = new(StringComparer.Ordinal);

    /// <summary>A feature's number.</summary>
    public SqlColumn Number(int feature) => Once(SqlLayer.Values, $"x{feature}", () => columns.Number(schema.Features[feature]));

    /// <summary>A category's position on an axis.</summary>
    public SqlColumn Position(Axis axis) => Once(
        SqlLayer.Values, $"x{axis.Feature}{(axis.HasMissing ? "m" : string.Empty)}{(axis.HasUnseen ? "u" : string.Empty)}",
        () => columns.Position(axis.Feature, axis));

    /// <summary>A feature's number in the units of an axis.</summary>
    public SqlColumn Units(Axis axis)
    {
        SqlColumn number = Number(axis.Feature);
        var numbers = new SqlNumbers(_syntax, axis);
        return numbers.Units(number.Name) is null
            ? number
            : Once(SqlLayer.Units, $"u{axis.Feature}_{Known(axis)}", () => numbers.Units(number.Use(SqlLayer.Units))!);
    }

    /// <summary>A function of a number, as an expression of a layer: its values at the positions of an axis, linear in between.</summary>
    public string Function(Axis axis, string name, Func<int, double> values, SqlLayer by)
    {
        var numbers = new SqlNumbers(_syntax, axis);
        SqlColumn number = Number(axis.Feature), units = Units(axis);
        if (_syntax.Search == SqlSearch.Tree || numbers.IsLevel(values))
        {
            return numbers.Function(number.Use(by), units.Use(by), values);
        }

        if (_syntax.Search == SqlSearch.Arrays)
        {
            SqlColumn interval = Once(SqlLayer.Lines, $"q{axes.IndexOf(axis)}", () => numbers.Interval(units.Use(SqlLayer.Lines)));
            return numbers.OfInterval(number.Use(by), units.Use(by), interval.Use(by), values);
        }

        SqlColumn line = layers.Add(SqlLayer.Lines, "q" + name,
            numbers.Packed(number.Use(SqlLayer.Lines), units.Use(SqlLayer.Lines), values));
        return numbers.Unpacked(line.Use(by), units.Use(by));
    }

    /// <summary>A number's cell on an axis, from 1 on, and its fraction.</summary>
    public (SqlColumn Cell, SqlColumn Fraction) Cell(int axis)
    {
        SqlColumn cell = Once(SqlLayer.Cells, $"i{axis}", () => CellOf(Place(axis), axis));
        return (cell, Once(SqlLayer.Cells, $"f{axis}", () => $"{Place(axis).Use(SqlLayer.Cells)} - {CellOf(Place(axis), axis)}"));
    }

    // 1 + cell + fraction: from 1 on, fractions have no more digits than a double has behind a 1, so that products of them are never too
    // small.
    private SqlColumn Place(int axis) => Once(
        SqlLayer.Places, $"p{axis}", () => Function(axes[axis], $"p{SqlNumber.Of(axis)}", position => position + 1.0, SqlLayer.Places));

    private string CellOf(SqlColumn place, int axis)
    {
        string used = place.Use(SqlLayer.Cells);
        int last = axes[axis].Extent - 1;
        return $"CASE WHEN {used} > {SqlNumber.Of((double)last)} THEN {SqlNumber.Of(last)} ELSE {_syntax.WholeOfFloor(used)} END";
    }

    // Axes of a feature have the same units but for a circle that begins elsewhere.
    private int Known(Axis axis) => axis.Period > 0
        ? axes.IndexOf(axes.First(other => other.Feature == axis.Feature && other.Period > 0 && other.Knots[0] == axis.Knots[0])) : 0;

    private SqlColumn Once(SqlLayer layer, FormattableString name, Func<string> expression)
    {
        string text = FormattableString.Invariant(name);
        if (!_known.TryGetValue(text, out SqlColumn? column))
        {
            column = layers.Add(layer, text, expression());
            _known.Add(text, column);
        }

        return column;
    }
}
