using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Nbm.Generators.Tests.Harness;

/// <summary>What the generator made of a project.</summary>
internal sealed class GeneratorResult(GeneratorDriverRunResult run, Compilation compilation)
{
    /// <summary>The project with the generated files.</summary>
    public Compilation Compilation { get; } = compilation;

    /// <summary>The generated files by name.</summary>
    public ImmutableSortedDictionary<string, string> Files { get; } = run.Results.Single().GeneratedSources
        .ToImmutableSortedDictionary(static s => s.HintName, static s => s.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>What the generator reports, which should be nothing.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics { get; } = run.Diagnostics;

    /// <summary>The exception that ended the generator, if one did.</summary>
    public Exception? Exception { get; } = run.Results.Single().Exception;

    /// <summary>What the compiler says, from info to error, of the generated files and of the whole.</summary>
    public ImmutableArray<Diagnostic> CompilerDiagnostics { get; } =
        [.. compilation.GetDiagnostics().Where(static d => d.Severity >= DiagnosticSeverity.Info)];

    /// <summary>Fails unless all went well and the compiler has nothing to say.</summary>
    public GeneratorResult ShouldCompileClean()
    {
        Exception.ShouldBeNull();
        GeneratorDiagnostics.ShouldBeEmpty();
        Files.ShouldNotBeEmpty("nothing was generated");
        CompilerDiagnostics.Select(static d => d.ToString()).ShouldBeEmpty();
        return this;
    }
}
