using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A scorer's expression is one that a LINQ provider understands.</summary>
[Collection(ParityModels.Name)]
public sealed class ExpressionTests(ParityFixture fixture)
{
    [Fact]
    public void Entity_framework_scores_in_sqlite_what_the_scorer_scores_in_memory()
    {
        ImmutableArray<MetadataReference> references =
        [
            .. References.Default,
            .. new[] { typeof(Microsoft.EntityFrameworkCore.DbContext),
                typeof(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions),
                typeof(Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions) }
                .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
        ];
        Assembly bank = FrozenProject.Load(references, fixture.Files, ParitySources.Records, ParitySources.Training,
            ParitySources.Database);

        var (difference, distinct) = ((double, int))bank.GetType("Parity.Database")!.GetMethod("Compare")!.Invoke(null, null)!;

        difference.ShouldBeLessThan(1e-9);
        distinct.ShouldBeGreaterThan(300);
    }
}
