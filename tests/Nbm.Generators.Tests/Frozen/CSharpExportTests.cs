using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Frozen;

/// <summary>A model as a C# file compiles without a warning, against nothing, and scores as the model does.</summary>
[Collection(ParityModels.Name)]
public sealed class CSharpExportTests(ParityFixture fixture)
{
    [Fact]
    public void An_exported_scorer_agrees_with_its_model_to_the_last_bit()
    {
        Assembly exported = FrozenProject.Load(
            References.Default, [],
            [ParitySources.Records, ParitySources.Training, ParitySources.ExportComparison, .. fixture.Files.Select(Source)]);

        ((IEnumerable<string>)exported.GetType("Parity.ExportComparison")!.GetMethod("All")!.Invoke(null, [fixture.Folder])!)
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_exported_scorer_needs_no_package()
    {
        Compilation compilation = (Consumer.Of([.. fixture.Files.Select(Source)]) with { References = References.Framework }).Compile();

        compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("int FindNext(")]
    [InlineData("int FindNear(")]
    [InlineData("int Find(")]
    public void Each_form_of_search_is_among_the_scorers_that_are_compared(string form) =>
        fixture.Files.Select(Source).ShouldContain(source => source.Contains(form, StringComparison.Ordinal));

    [Fact]
    public void The_same_model_gives_the_same_text() => Source(fixture.Files[0]).ShouldBe(Source(fixture.Files[0]));

    [Theory]
    [InlineData("a-b")]
    [InlineData("1st")]
    [InlineData("")]
    [InlineData("A; class B")]
    public void A_name_that_is_no_identifier_is_refused(string name)
    {
        AdditiveModel model = AdditiveModel.Load(fixture.Files[0]);

        Should.Throw<NbmExportException>(() => new CSharpExport { ClassName = name }.Source(model)).Message.ShouldContain("identifier");
        Should.Throw<NbmExportException>(() => new CSharpExport { Namespace = name }.Source(model)).Message.ShouldContain("identifier");
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("fa-IR")]
    [InlineData("ar-SA")]
    public void The_text_is_the_same_in_every_culture(string culture)
    {
        string invariant = Source(fixture.Files[0]);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            fixture.Files.Select(Source)
                .ShouldAllBe(
                    source => !source.Contains('\u2212', StringComparison.Ordinal) && !source.Contains('\u200E', StringComparison.Ordinal));
            Source(fixture.Files[0]).ShouldBe(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Source(string file) => new CSharpExport { Namespace = "Exported" }.Source(AdditiveModel.Load(file));
}
