using System.Globalization;

namespace Nbm.Tool.Scaffolding;

/// <summary>Makes a property of a column that isn't the target.</summary>
internal static class FeaturePlan
{
    public static Property Of(ColumnFacts column, Identifiers members, Identifiers types)
    {
        string name = members.Unique(column.Name, "Value");
        if (ReasonToIgnore(column) is { } reason)
        {
            return new() { Name = name, Type = "string", Column = column, Role = Role.Ignored, IsNullable = true, Reason = reason };
        }

        (string Name, string Text)[] enumMembers = column.Kind == ColumnKind.Text ? EnumLevels.Of(column) : [];
        return new()
        {
            Name = name,
            Type = enumMembers.Length > 0 ? types.Unique(name, "Level") : TypeOf(column.Kind),
            Column = column,
            Role = Role.Feature,
            IsNullable = enumMembers.Length > 0 ? EnumLevels.AreNullable(column) : column.Missing > 0,
            Specials = SpecialValues.Of(column),
            Members = enumMembers,
        };
    }

    /// <summary>The type of a kind of values.</summary>
    public static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Bool => "bool",
        ColumnKind.Int => "int",
        ColumnKind.Long => "long",
        ColumnKind.Double => "double",
        ColumnKind.Date => "DateOnly",
        ColumnKind.DateTime => "DateTime",
        ColumnKind.Time => "TimeOnly",
        _ => "string",
    };

    private static string? ReasonToIgnore(ColumnFacts column) => column switch
    {
        { Kind: ColumnKind.Empty } => "has no values",
        { IsConstant: true } => $"is always {column.Counts.Keys.Concat(column.Words.Keys).First()}",
        { IsDistinct: true, Kind: ColumnKind.Text } => "differs in every row: an identifier",
        { IsDistinct: true, Kind: ColumnKind.Int or ColumnKind.Long } when IsNamedId(column.Name) || IsCount(column) => "differs in every row: an identifier",
        _ => null,
    };

    private static bool IsNamedId(string name) => name.EndsWith("id", StringComparison.OrdinalIgnoreCase) && (name.Length == 2 || name[^3] is '_' or ' ' or '-' or '.' || name[^2] == 'I');

    // 1, 2, 3, …
    private static bool IsCount(ColumnFacts column)
    {
        IReadOnlyList<(double Value, int Count)> numbers = column.Numbers;
        return (numbers[^1].Value - numbers[0].Value).ToString(CultureInfo.InvariantCulture) == (column.Rows - 1).ToString(CultureInfo.InvariantCulture);
    }
}
