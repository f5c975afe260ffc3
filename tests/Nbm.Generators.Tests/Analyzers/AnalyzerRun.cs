using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Diagnostics;

namespace Nbm.Generators.Tests.Analyzers;

/// <summary>Runs the analyzer as a build does.</summary>
internal static class AnalyzerRun
{
    /// <summary>The diagnostics that are not suppressed, by position.</summary>
    public static async Task<ImmutableArray<Diagnostic>> DiagnoseAsync(Compilation compilation)
    {
        ImmutableArray<Diagnostic> found = await compilation
            .WithAnalyzers([new NbmModelAnalyzer()])
            .GetAnalyzerDiagnosticsAsync();
        return [.. found.OrderBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Location.SourceSpan.End).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }
}
