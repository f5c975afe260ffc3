namespace Nbm.Export.Sql;

/// <summary>The columns of a view.</summary>
internal sealed class SqlOutput(SqlSyntax syntax)
{
    private readonly SqlNames _names = new(syntax);
    private readonly List<string> _columns = [];

    public int Count => _columns.Count;

    public void Add(string name, string expression) => _columns.Add($"{expression} AS {_names.Add(name)}");

    public override string ToString() => string.Join(",\n  ", _columns);
}
