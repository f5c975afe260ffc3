using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Frozen;

namespace Nbm.Generators.Tests.Analyzers;

/// <summary>Runs the analyzers, and the generators that only report, as a build does.</summary>
internal static class AnalyzerRun
{
    /// <summary>The rules of all of them.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Rules { get; } = [.. DiagnosticDescriptors.All,
        DiagnosticDescriptors.UnseenByGenerator, .. DriftDescriptors.All];

    /// <summary>The diagnostics that are not suppressed, by position.</summary>
    /// <param name="compilation">The project's sources.</param>
    /// <param name="files">Its model files, and what it says of them.</param>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation, AnalyzerOptions? files = null)
    {
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new NbmModelAnalyzer(), new ModelFileAnalyzer()], files)
            .GetAnalyzerDiagnosticsAsync();
        CSharpGeneratorDriver
            .Create([new UnseenTypeReporter().AsSourceGenerator(), new MissingReaderReporter().AsSourceGenerator()],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options,
                optionsProvider: files?.AnalyzerConfigOptionsProvider)
            .RunGeneratorsAndUpdateCompilation(compilation, out _, out ImmutableArray<Diagnostic> reported);
        found = found.AddRange(reported.Where(d => !d.IsSuppressed));
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Location.SourceSpan.End)
            .ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
