using System.Globalization;
using System.Text;

namespace Nbm.Export.Sql;

/// <summary>The names of a view's columns: all different, whatever their case, and no longer than the database keeps them.</summary>
internal sealed class SqlNames(SqlSyntax syntax)
{
    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name, quoted; with _2 or a higher number behind it if it is taken.</summary>
    public string Add(string name)
    {
        string free = Cut(name, syntax.NameLength);
        for (int number = 2; !_taken.Add(free); number++)
        {
            string end = string.Create(CultureInfo.InvariantCulture, $"_{number}");
            free = Cut(name, syntax.NameLength - end.Length) + end;
        }

        return syntax.Identifier(free);
    }

    /// <summary>A name that may have a schema before it, quoted.</summary>
    public static string Qualified(SqlSyntax syntax, string name) => string.Join('.', name.Split('.').Select(syntax.Identifier));

    private static string Cut(string name, int bytes)
    {
        while (Encoding.UTF8.GetByteCount(name) > bytes)
        {
            name = name[..^(name.Length > 1 && char.IsSurrogatePair(name, name.Length - 2) ? 2 : 1)];
        }

        return name;
    }
}
