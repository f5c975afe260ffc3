using Nbm.Export.Tests.Databases;

namespace Nbm.Export.Tests.Parity;

/// <summary>DuckDB says of each row what the runtime says; in its own words and in those of standard SQL.</summary>
public sealed class DuckDbParityTests
{
    [DuckDbTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_view_scores_as_the_runtime_does(string name)
    {
        using var database = new DuckDbDatabase();
        ParityCheck.View(database, ParityCases.Of(name));
    }

    [DuckDbTheory]
    [InlineData("credit")]
    [InlineData("penguins")]
    [InlineData("claims")]
    public void The_expression_scores_as_the_runtime_does(string name)
    {
        using var database = new DuckDbDatabase();
        ParityCheck.Expression(database, ParityCases.Of(name));
    }

    [DuckDbTheory]
    [InlineData("whole seconds")]
    [InlineData("penguins")]
    [InlineData("claims")]
    public void The_view_in_standard_SQL_scores_as_the_runtime_does(string name)
    {
        using var database = new AnsiDatabase();
        ParityCheck.View(database, ParityCases.Of(name));
    }
}
