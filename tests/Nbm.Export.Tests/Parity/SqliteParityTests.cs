using Nbm.Export.Tests.Databases;

namespace Nbm.Export.Tests.Parity;

/// <summary>SQLite says of each row what the runtime says.</summary>
public sealed class SqliteParityTests
{
    [Theory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_view_scores_as_the_runtime_does(string name)
    {
        using var database = new SqliteDatabase();
        ParityCheck.View(database, ParityCases.Of(name));
    }

    [Theory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_expression_scores_as_the_runtime_does(string name)
    {
        using var database = new SqliteDatabase();
        ParityCheck.Expression(database, ParityCases.Of(name));
    }
}
