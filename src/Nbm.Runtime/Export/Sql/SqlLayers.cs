namespace Nbm.Export.Sql;

/// <summary>What is computed of a row, in this order: an expression uses columns of earlier layers only, so that nothing is computed
/// twice.</summary>
internal enum SqlLayer
{
    /// <summary>Columns of the table, as they are.</summary>
    Table,

    /// <summary>Texts in a collation that compares them byte by byte, as they are and without case and blanks.</summary>
    Texts,

    /// <summary>These with dashes for all separators.</summary>
    Dashes,

    /// <summary>The keys of texts.</summary>
    Keys,

    /// <summary>Encoded values: numbers or NULL, positions of levels.</summary>
    Values,

    /// <summary>Numbers in the units in which their axis is linear.</summary>
    Units,

    /// <summary>Lines of curves and places, as texts, or which they are.</summary>
    Lines,

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
internal sealed class SqlColumn(string name, SqlLayer layer, string expression)
{
    public string Name { get; } = name;

    public SqlLayer Layer { get; } = layer;

    public string Expression { get; } = expression;

    public SqlLayer LastUse { get; private set; } = layer;

    /// <summary>How an expression of a later layer refers to it.</summary>
    public string Use(SqlLayer by)
    {
        LastUse = LastUse > by ? LastUse : by;
        return Name;
    }
}

/// <summary>The columns that a statement computes on the way, layer by layer, and the FROM clause that they make.</summary>
internal sealed class SqlLayers(SqlSyntax syntax)
{
    private readonly List<SqlColumn> _columns = [];

    /// <summary>Adds a column. Its expression may use what <see cref="SqlColumn.Use"/> gives for the layer.</summary>
    public SqlColumn Add(SqlLayer layer, string name, string expression)
    {
        var column = new SqlColumn(name, layer, expression);
        _columns.Add(column);
        return column;
    }

    /// <summary>A column of the table itself, added once.</summary>
    public SqlColumn OfTable(string expression)
    {
        SqlColumn? column = _columns.Find(known => known.Layer == SqlLayer.Table && known.Expression == expression);
        if (column is null)
        {
            column = new SqlColumn("r" + SqlNumber.Of(_columns.Count), SqlLayer.Table, expression);
            _columns.Add(column);
        }

        return column;
    }

    /// <summary>The FROM clause of the statement's last SELECT.</summary>
    /// <param name="table">The table with its alias; null where the columns are those of a statement around.</param>
    public string From(string? table)
    {
        string from = table is null ? string.Empty : $"\nFROM {table}";
        foreach (SqlLayer layer in _columns.Select(column => column.Layer).Distinct().Order())
        {
            string[] own = [.. _columns.Where(column => column.Layer < layer && column.LastUse > layer).Select(column => column.Name)];
            string[] added = [.. _columns.Where(column => column.Layer == layer).Select(Definition)];
            if (own.Length + added.Length > syntax.MostComputed)
            {
                throw new NbmExportException(
                    syntax.Name, $"a statement that computes {SqlNumber.Of(own.Length + added.Length)} columns at once",
                    $"It may have {SqlNumber.Of(syntax.MostComputed)}: the model has too many features or interactions");
            }

            string handed = own.Length == 0 ? string.Empty : string.Join(", ", own) + ",\n    ";
            // Names may be written anywhere.
            string fence = layer == SqlLayer.Table ? string.Empty : syntax.Fence(own.Length + added.Length);
            string more = layer == SqlLayer.Table ? string.Empty : syntax.FenceColumn;
            from = $"\nFROM (SELECT\n    {handed}{string.Join(",\n    ", added)}{more}{from}{fence}) AS {Alias(layer)}";
        }

        return from.TrimStart('\n');
    }

    private static string Alias(SqlLayer layer) => "l" + SqlNumber.Of((int)layer);

    private static string Definition(SqlColumn column) => $"{column.Expression} AS {column.Name}";
}
