namespace Nbm;

/// <summary>The databases that <see cref="SqlExport"/> writes for. What each needs of a column's type is in docs/export.md.</summary>
public enum SqlDialect
{
    /// <summary>PostgreSQL 12 or later.</summary>
    PostgreSql,

    /// <summary>SQLite 3.35 or later, built with its mathematical functions, as most are.</summary>
    Sqlite,

    /// <summary>DuckDB 1.0 or later.</summary>
    DuckDb,

    /// <summary>Microsoft SQL Server 2016 or later, and Azure SQL.</summary>
    TSql,

    /// <summary>Standard SQL, as far as databases agree on it, with LN, EXP, FLOOR and GREATEST.</summary>
    Ansi,

    /// <summary>Apache Spark 3.3 or later: standard SQL with Spark's quotes.</summary>
    Spark,
}
