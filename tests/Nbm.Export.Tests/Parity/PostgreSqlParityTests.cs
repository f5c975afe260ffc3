using Nbm.Export.Tests.Databases;

namespace Nbm.Export.Tests.Parity;

/// <summary>PostgreSQL says of each row what the runtime says.</summary>
public sealed class PostgreSqlParityTests(PostgreSqlServer server) : IClassFixture<PostgreSqlServer>
{
    [PostgreSqlTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_view_scores_as_the_runtime_does(string name)
    {
        using var database = new PostgreSqlDatabase(server);
        ParityCheck.View(database, ParityCases.Of(name));
    }

    [PostgreSqlTheory]
    [MemberData(nameof(ParityCases.Names), MemberType = typeof(ParityCases))]
    public void The_expression_scores_as_the_runtime_does(string name)
    {
        using var database = new PostgreSqlDatabase(server);
        ParityCheck.Expression(database, ParityCases.Of(name));
    }
}
