using Nbm.Export.Tests.Databases;

namespace Nbm.Integration.Tests.Support;

/// <summary>A fact that is skipped where PostgreSQL's server isn't installed.</summary>
internal sealed class PostgreSqlFactAttribute : FactAttribute
{
    public PostgreSqlFactAttribute() => Skip = PostgreSqlServer.Missing;
}
