using System.Collections.Immutable;

namespace Nbm.Export.Sql;

/// <summary>What terms contribute.</summary>
internal sealed class SqlTerms(ImmutableArray<Term> terms, SqlExport export, SqlLayers layers, SqlPlaces places)
{
    private const int MostCases = 64; // Of a category whose scores are a CASE; more are a table.
    private readonly SqlSyntax _syntax = export.Syntax;

    /// <summary>The column of a term's contribution to an output; NULL for a row that the model would refuse because of it.</summary>
    public SqlColumn Contribution(int index, int output)
    {
        Term term = terms[index];
        string own = FormattableString.Invariant($"{index}_{output}");
        string expression = term switch
        {
            { Selected: false } => Nothing(term, own),
            { Order: 1 } when term.Axis(0).IsNumeric => Curve(term, output, own),
            { Order: 1 } when term.Length <= MostCases => Levels(term, output),
            _ => Surface(term, output, own),
        };
        return layers.Add(SqlLayer.Contributions, "c" + own, _syntax.Double(expression));
    }

    // A term that training dropped adds 0 to the rows that the model doesn't refuse.
    private string Nothing(Term term, string name)
    {
        var conditions = new List<string>();
        for (int d = 0; d < term.Order; d++)
        {
            Axis axis = term.Axis(d);
            if (!axis.IsNumeric)
            {
                conditions.Add($"{Use(places.Position(axis))} IS NOT NULL");
            }
            else if (!new SqlNumbers(_syntax, axis).IsTotal)
            {
                conditions.Add(
                    $"{places.Function(axis, FormattableString.Invariant($"{name}_{d}"), _ => 0, SqlLayer.Contributions)} IS NOT NULL");
            }
        }

        return conditions.Count == 0 ? "0e0" : $"CASE WHEN {string.Join(" AND ", conditions)} THEN 0e0 END";
    }

    private string Curve(Term term, int output, string name)
    {
        ImmutableArray<float> table = term.Tables[output];
        return places.Function(term.Axis(0), name, position => table[position], SqlLayer.Contributions);
    }

    private string Levels(Term term, int output)
    {
        Axis axis = term.Axis(0);
        ImmutableArray<float> table = term.Tables[output];
        IEnumerable<string> cases = table.Take(axis.Positions)
            .Select((value, position) => $" WHEN {SqlNumber.Of(position)} THEN {SqlNumber.Of((double)value)}");
        return $"CASE {Use(places.Position(axis))}{string.Concat(cases)} END";
    }

    private string Surface(Term term, int output, string name)
    {
        var fractions = new string?[term.Order]; // None where a dimension is hit exactly, as levels are.
        var index = new List<string>();
        int first = 1;
        int window = 1;
        for (int d = 0; d < term.Order; d++)
        {
            if (term.Axis(d).IsNumeric)
            {
                (SqlColumn cell, SqlColumn fraction) = places.Cell(term.Axes[d]);
                fractions[d] = Use(fraction);
                index.Add($"{cell.Use(SqlLayer.Windows)} * {SqlNumber.Of(term.Strides[d])}");
                first -= term.Strides[d];
                window += term.Strides[d];
            }
            else
            {
                index.Add($"{places.Position(term.Axis(d)).Use(SqlLayer.Windows)} * {SqlNumber.Of(term.Strides[d])}");
            }
        }

        SqlTable table = _syntax.Table(term.Tables[output].AsSpan());
        string begin = $"{string.Join(" + ", index)}{(first < 0 ? $" - {SqlNumber.Of(-first)}" : $" + {SqlNumber.Of(first)}")}";
        string read = Use(layers.Add(SqlLayer.Windows, "w" + name, table.Window(begin, window)));
        string value = Corners(term, table, read, fractions, 0, 0);
        return table.Scale is null ? value : $"({value}) * {table.Scale}";
    }

    // The multilinear interpolation of what lies from an offset of the window on, along dimension d and those behind it.
    private static string Corners(Term term, SqlTable table, string window, string?[] fractions, int d, int offset)
    {
        if (d == term.Order)
        {
            return table.Value(window, offset);
        }

        string here = Corners(term, table, window, fractions, d + 1, offset);
        return fractions[d] is not { } fraction
            ? here
            : $"(1e0 - {fraction}) * ({here}) + {fraction} * ({Corners(term, table, window, fractions, d + 1, offset + term.Strides[d])})";
    }

    private static string Use(SqlColumn column) => column.Use(SqlLayer.Contributions);
}
