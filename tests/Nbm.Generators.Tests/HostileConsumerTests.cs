using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests;

/// <summary>Generated code compiles without a word under settings that consumers are known to have.</summary>
public sealed class HostileConsumerTests
{
    [Theory]
    [MemberData(nameof(ModelSources.Names), MemberType = typeof(ModelSources))]
    public void It_compiles_clean_with_the_oldest_language_version_and_documentation(string name) =>
        Of(name).Generate().ShouldCompileClean();

    [Theory]
    [MemberData(nameof(ModelSources.Names), MemberType = typeof(ModelSources))]
    public void It_compiles_clean_with_the_newest_language_version(string name) =>
        (Of(name) with { LanguageVersion = LanguageVersion.Preview }).Generate().ShouldCompileClean();

    [Theory]
    [MemberData(nameof(ModelSources.Names), MemberType = typeof(ModelSources))]
    public void It_compiles_clean_in_a_checked_context(string name) =>
        (Of(name) with { CheckOverflow = true }).Generate().ShouldCompileClean();

    [Theory]
    [MemberData(nameof(ModelSources.Names), MemberType = typeof(ModelSources))]
    public void It_compiles_clean_without_a_nullable_context(string name)
    {
        // The user's own annotations are warned about there (CS8632); generated code has a context of its own.
        Consumer consumer = Of(name) with { Nullable = NullableContextOptions.Disable };
        GeneratorResult result = consumer.Generate();
        result.CompilerDiagnostics.Where(
            static d => d.Id != "CS8632" || d.Location.SourceTree!.FilePath.EndsWith(".g.cs", StringComparison.Ordinal))
            .Select(static d => d.ToString()).ShouldBeEmpty();
        result.Files.ShouldNotBeEmpty();
    }

    [Fact]
    public void Types_of_the_users_that_are_named_as_ours_or_the_frameworks_are_no_trouble()
    {
        const string Names = """
            namespace Shop
            {
                internal static class System { }
                internal static class Nbm { }
                internal static class Encoder { }
                internal static class Math { }
                internal static class Contribution { }
            }
            """;
        string applicant = ModelSources.Applicant
            .Replace("[NbmModel]", "[global::Nbm.NbmModel]").Replace("using Nbm;", "using global::Nbm;");
        GeneratorResult result = Consumer.Of(applicant, Names).Generate();
        result.ShouldCompileClean();
    }

    [Fact]
    public void Obsolete_members_are_used_without_a_warning()
    {
        string source = ModelSources.Applicant
            .Replace("[Feature] public string? Job", "[Feature, System.Obsolete(\"Ask no more.\")] public string? Job")
            .Replace("    Rent,", "    [System.Obsolete] Rent,");
        Consumer.Of(source).Generate().ShouldCompileClean();
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_bytes_are_the_same_in_every_culture(string culture)
    {
        foreach (string name in ModelSources.All.Keys)
        {
            GeneratorResult invariant = Generate(name, CultureInfo.InvariantCulture);
            GeneratorResult local = Generate(name, CultureInfo.GetCultureInfo(culture));
            local.Files.ShouldBe(invariant.Files);
            local.Files.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [MemberData(nameof(ModelSources.Names), MemberType = typeof(ModelSources))]
    public void Lines_end_in_a_line_feed_alone_and_not_in_spaces(string name)
    {
        foreach (string text in Of(name).Generate().Files.Values)
        {
            text.ShouldNotContain('\r');
            text.ShouldNotContain(" \n");
            text.ShouldNotContain('\t');
            text.ShouldEndWith("}\n");
        }
    }

    private static Consumer Of(string name) => Consumer.Of(ModelSources.All[name]);

    private static GeneratorResult Generate(string name, CultureInfo culture)
    {
        CultureInfo previous = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            return Of(name).Generate();
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
        }
    }
}
