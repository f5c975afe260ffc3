using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Diagnostics;

/// <summary>Says why a reader of CSV files isn't found where code names it, and the compiler says only that it isn't.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingReaderAnalyzer : DiagnosticAnalyzer
{
    private const string Suffix = "Csv";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.NoCsvReader];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (new KnownSymbols(start.Compilation, hasModelFiles: false) is { HasRuntime: true, HasCsvHelper: false })
            {
                start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.IdentifierName);
            }
        });
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        string reader = name.Identifier.ValueText;
        if (reader.EndsWith(Suffix, StringComparison.Ordinal)
            && context.SemanticModel.GetSymbolInfo(name, context.CancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true }
            && RecordOf(context.Compilation, reader.Substring(0, reader.Length - Suffix.Length), context.CancellationToken) is { } record)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.NoCsvReader.Linked(context.Options), name.GetLocation(), DiagnosticSeverity.Warning, additionalLocations: null, properties: null, record.Name, reader));
        }
    }

    // Asked of names that aren't found, so that going through the project is no matter.
    private static INamedTypeSymbol? RecordOf(Compilation compilation, string stem, CancellationToken cancellationToken) =>
        compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => ModelParser.FindModelAttribute(type) is { } attribute && (attribute.GetString("Name") ?? type.Name) == stem);
}
