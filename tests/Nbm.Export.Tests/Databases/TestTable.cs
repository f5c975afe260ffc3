namespace Nbm.Export.Tests.Databases;

/// <summary>What a column holds.</summary>
public enum SqlType
{
    Number,
    ShortNumber,
    FixedPoint,
    Whole,
    Text,
    Truth,
    Date,
    DateTime,
    DateTimeOffset,
    Time,
    Duration,
}

/// <summary>A column by its name, as the record says it.</summary>
public sealed record TestColumn(string Name, SqlType Type);

/// <summary>Rows for a database: .NET values, null where one is missing. The first column is the number of the row.</summary>
public sealed record TestTable(string Name, TestColumn[] Columns, object?[][] Rows);
