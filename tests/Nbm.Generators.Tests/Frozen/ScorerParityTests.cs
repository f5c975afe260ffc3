using System.Reflection;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A scorer gives what the runtime's model gives, to the last bit, and refuses what it refuses.</summary>
[Collection(ParityModels.Name)]
public sealed class ScorerParityTests(ParityFixture fixture)
{
    [Theory]
    [InlineData("Applicants")]
    [InlineData("Policies")]
    [InlineData("Houses")]
    [InlineData("Tickets")]
    [InlineData("Machines")]
    [InlineData("Letters")]
    [InlineData("Sorted")]
    [InlineData("Expressions")]
    public void A_scorer_agrees_with_its_model_on_every_row(string rows)
    {
        Type comparison = fixture.Scorers.GetType("Parity.Comparison")!;
        FieldInfo compared = comparison.GetField("Compared")!;
        compared.SetValue(null, 0);

        string[] differences = [.. ((IEnumerable<string>)comparison.GetMethod(rows)!.Invoke(null, [fixture.Folder])!).Take(20)];

        differences.ShouldBeEmpty();
        ((int)compared.GetValue(null)!).ShouldBeGreaterThan(190);
    }

    [Fact]
    public void A_scorer_needs_the_attributes_alone()
    {
        Compilation output = FrozenProject.Generate(References.WithoutRuntime, fixture.Files, ParitySources.Records);

        output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
        output.GetTypeByMetadataName("Parity.ApplicantScorer").ShouldNotBeNull();
        output.GetTypeByMetadataName("Parity.ApplicantModel").ShouldBeNull();
    }
}
