namespace Nbm.Export.Tests.Databases;

/// <summary>A theory that is skipped where PostgreSQL's server isn't installed.</summary>
internal sealed class PostgreSqlTheoryAttribute : TheoryAttribute
{
    public PostgreSqlTheoryAttribute() => Skip = PostgreSqlServer.Missing;
}

/// <summary>A theory that is skipped where DuckDB isn't installed.</summary>
internal sealed class DuckDbTheoryAttribute : TheoryAttribute
{
    public DuckDbTheoryAttribute() => Skip = DuckDbDatabase.Missing;
}
