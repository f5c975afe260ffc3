using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Frozen;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Analyzers.Cases;

/// <summary>A source with the diagnostics that are expected in it, marked; none, if it is a near miss of the rule.</summary>
/// <param name="Id">The rule that the case is about.</param>
/// <param name="Name">What is shown, as a sentence.</param>
/// <param name="Text">The source, with marks.</param>
/// <param name="Project">What the project references.</param>
internal sealed record RuleCase(string Id, string Name, string Text, ProjectKind Project = ProjectKind.Whole)
{
    private Task<ImmutableArray<Diagnostic>>? _found;

    public Markup Markup { get; } = Markup.Parse(Text);

    /// <summary>Sources of records of which the project has model files.</summary>
    public ImmutableArray<string> Models { get; init; } = [];

    /// <summary>Whether the last byte of the files is missing.</summary>
    public bool AreCutOff { get; init; }

    /// <summary>What the analyzers say of the case; they are asked once.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnoseAsync()
    {
        lock (Markup)
        {
            return _found ??= DiagnoseAsync(Compile());
        }
    }

    /// <summary>What they say of another compilation of the project.</summary>
    public Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation) => Files.DiagnoseAsync(compilation);

    /// <summary>Compiles with what is generated.</summary>
    public Compilation Generate() => Files.Generate(Compile());

    public CSharpCompilation Compile(string? source = null) => Project switch
    {
        ProjectKind.WithoutRuntime => TestCompilation.Create(source ?? Markup.Source, References.WithoutRuntime),
        ProjectKind.WithoutCsvHelper => TestCompilation.Create(source ?? Markup.Source, References.Default),
        ProjectKind.CSharp11 => TestCompilation.Create(source ?? Markup.Source, languageVersion: LanguageVersion.CSharp11),
        ProjectKind.CSharp12 => TestCompilation.Create(source ?? Markup.Source, languageVersion: LanguageVersion.CSharp12),
        _ => TestCompilation.Create(source ?? Markup.Source),
    };

    /// <summary>The paths of the project's model files.</summary>
    public IEnumerable<string> FilePaths => Models.Select(source => AreCutOff ? RecordFile.CutOff(source) : RecordFile.Of(source));

    private ModelFiles Files => new(FilePaths);

    public override string ToString() => $"{Id}: {Name}";
}

internal enum ProjectKind
{
    /// <summary>With runtime and CsvHelper.</summary>
    Whole,
    WithoutRuntime,
    WithoutCsvHelper,
    CSharp11,
    CSharp12,
}
