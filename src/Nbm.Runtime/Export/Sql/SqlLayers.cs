using System.Text;

namespace Nbm.Export.Sql;

/// <summary>What is computed of a row, in this order: an expression uses columns of earlier layers only, so that nothing is computed twice.</summary>
internal enum SqlLayer
{
    /// <summary>Texts in a collation that compares them byte by byte.</summary>
    Texts,

    /// <summary>Encoded values: numbers or NULL, positions of levels.</summary>
    Values,

    /// <summary>Numbers in the units in which their axis is linear.</summary>
    Units,

    /// <summary>Places of numbers on the axes of interactions: 1 + cell + fraction.</summary>
    Places,

    /// <summary>Cells, from 1 on, and fractions.</summary>
    Cells,

    /// <summary>Pieces of tables that begin where a row lies.</summary>
    Windows,

    /// <summary>What terms contribute.</summary>
    Contributions,

    /// <summary>Scores.</summary>
    Scores,

    /// <summary>The highest score of a multiclass model.</summary>
    Highest,

    /// <summary>e to the scores.</summary>
    Exponentials,

    /// <summary>Where the view's columns are chosen.</summary>
    Output,
}

/// <summary>A computed column: its name within the statement and how far up it is needed.</summary>
internal sealed class SqlColumn(string name, SqlLayer layer, string expression, bool isOfTable)
{
    public string Name { get; } = name;

    public SqlLayer Layer { get; } = layer;

    public string Expression { get; } = expression;

    public bool IsOfTable { get; } = isOfTable;

    public SqlLayer LastUse { get; set; } = layer;
}

/// <summary>The columns that a statement computes on the way, layer by layer, and the FROM clause that they make.</summary>
internal sealed class SqlLayers(SqlSyntax syntax)
{
    private readonly List<SqlColumn> _columns = [];

    /// <summary>Adds a column. Its expression may use what <see cref="Use"/> gives for the layer.</summary>
    public SqlColumn Add(SqlLayer layer, string name, string expression)
    {
        var column = new SqlColumn(name, layer, expression, isOfTable: false);
        _columns.Add(column);
        return column;
    }

    /// <summary>Adds a column of the table itself, to be handed through.</summary>
    public SqlColumn AddOfTable(string name, string expression)
    {
        var column = new SqlColumn(name, SqlLayer.Texts, expression, isOfTable: true);
        _columns.Add(column);
        return column;
    }

    /// <summary>How an expression of a layer refers to a column of an earlier one.</summary>
    public string Use(SqlColumn column, SqlLayer by)
    {
        column.LastUse = column.LastUse > by ? column.LastUse : by;
        return !syntax.IsLateral ? column.Name : column.IsOfTable ? column.Expression : $"{Alias(column.Layer)}.{column.Name}";
    }

    /// <summary>The FROM clause of the statement's last SELECT.</summary>
    /// <param name="table">The table with its alias; null where the columns are those of a statement around.</param>
    public string From(string? table) => syntax.IsLateral ? Lateral(table) : Nested(table);

    private IEnumerable<SqlLayer> Used(bool withTable) => _columns.Where(column => withTable || !column.IsOfTable).Select(column => column.Layer).Distinct().Order();

    private string Lateral(string? table)
    {
        var text = new StringBuilder("FROM ").Append(table);
        foreach (SqlLayer layer in Used(withTable: false))
        {
            string own = string.Join(",\n    ", _columns.Where(column => column.Layer == layer && !column.IsOfTable).Select(Definition));
            string join = text.Length > 5 ? $"\n{syntax.Lateral} " : string.Empty;
            string select = $"{join}(SELECT\n    {own}{syntax.Fence(0)}) AS {Alias(layer)}";
            text.Append(select);
        }

        return text.ToString();
    }

    private string Nested(string? table)
    {
        string from = table is null ? string.Empty : $"\nFROM {table}";
        foreach (SqlLayer layer in Used(withTable: true))
        {
            string[] own = [.. _columns.Where(column => column.Layer < layer && column.LastUse > layer).Select(column => column.Name)];
            string[] added = [.. _columns.Where(column => column.Layer == layer).Select(Definition)];
            string handed = own.Length == 0 ? string.Empty : string.Join(", ", own) + ",\n    ";
            from = $"\nFROM (SELECT\n    {handed}{string.Join(",\n    ", added)}{from}{syntax.Fence(own.Length + added.Length)}) AS {Alias(layer)}";
        }

        return from.TrimStart('\n');
    }

    private static string Alias(SqlLayer layer) => "l" + SqlNumber.Of((int)layer);

    private static string Definition(SqlColumn column) => $"{column.Expression} AS {column.Name}";
}
