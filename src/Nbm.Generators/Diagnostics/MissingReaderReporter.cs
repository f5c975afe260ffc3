using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Diagnostics;

/// <summary>
/// Says why a reader of CSV files isn't found where code names it: NBM0008. A generator that writes nothing, as
/// <see cref="UnseenTypeReporter"/>: behind the very error that this explains, the compiler asks no analyzer.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class MissingReaderReporter : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<(string Type, string Record)>> records = NamedRecords.Of(context);
        IncrementalValueProvider<string?> reason = context.CompilationProvider
            .Select(static (compilation, _) => new KnownSymbols(compilation, hasModelFiles: false) is { HasRuntime: true } symbols
                ? symbols.WhyNoCsvReader : null);
        IncrementalValuesProvider<(string Name, Location Place)?> uses = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => node is IdentifierNameSyntax name
                && name.Identifier.ValueText.EndsWith(NamedRecords.CsvSuffix, StringComparison.Ordinal),
            static (found, token) => UnknownName((IdentifierNameSyntax)found.Node, found.SemanticModel, token));
        context.RegisterSourceOutput(uses.Combine(records).Combine(reason).Combine(context.AnalyzerConfigOptionsProvider),
            static (output, all) =>
        {
            (((var use, ImmutableArray<(string Type, string Record)> known), string? why), var options) = all;
            if (use is var (name, place) && why is not null
                && known.FirstOrDefault(record => record.Type == name) is { Record: { } record })
            {
                output.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.NoCsvReader.Linked(options), place, DiagnosticSeverity.Warning, additionalLocations: null,
                    properties: null, record, name, why));
            }
        });
    }

    private static (string Name, Location Place)? UnknownName(IdentifierNameSyntax name, SemanticModel model,
        CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true }
            ? (name.Identifier.ValueText, name.GetLocation()) : null;
}
