using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>A source with the diagnostics that are expected in it, marked; none, if it is a near miss of the rule.</summary>
/// <param name="Id">The rule that the case is about.</param>
/// <param name="Name">What is shown, as a sentence.</param>
/// <param name="Text">The source, with marks.</param>
/// <param name="Project">What the project references.</param>
internal sealed record RuleCase(string Id, string Name, string Text, ProjectKind Project = ProjectKind.WithRuntime)
{
    public Markup Markup { get; } = Markup.Parse(Text);

    public CSharpCompilation Compile(string? source = null) => Project switch
    {
        ProjectKind.WithoutRuntime => TestCompilation.Create(source ?? Markup.Source, References.WithoutRuntime),
        ProjectKind.WithCsvHelper => TestCompilation.Create(source ?? Markup.Source, References.WithCsvHelper),
        ProjectKind.CSharp11 => TestCompilation.Create(source ?? Markup.Source, languageVersion: LanguageVersion.CSharp11),
        ProjectKind.CSharp12 => TestCompilation.Create(source ?? Markup.Source, languageVersion: LanguageVersion.CSharp12),
        _ => TestCompilation.Create(source ?? Markup.Source),
    };

    public override string ToString() => $"{Id}: {Name}";
}

internal enum ProjectKind
{
    WithRuntime,
    WithoutRuntime,
    WithCsvHelper,
    CSharp11,
    CSharp12,
}
