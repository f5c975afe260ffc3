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

/// <summary>
/// Says why a generated type isn't found, where the compiler says only that it isn't: CsvHelper is missing, or another generator doesn't see it. Speaks up where the
/// build fails or warns already, and nowhere else.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnseenTypeAnalyzer : DiagnosticAnalyzer
{
    private static readonly string[] s_suffixes = ["Model", "Explanation", "Shapes", "Csv", "Scorer"];

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [DiagnosticDescriptors.NoCsvReader, DiagnosticDescriptors.UnseenByGenerator];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // What other generators write is where their errors are.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var symbols = new KnownSymbols(start.Compilation, hasModelFiles: false);
            if (!symbols.HasRuntime)
            {
                return;
            }

            start.RegisterSemanticModelAction(static context =>
            {
                if (context.IsGeneratedCode)
                {
                    AnalyzeGenerated(context);
                }
            });
            if (!symbols.HasCsvHelper)
            {
                start.RegisterSyntaxNodeAction(AnalyzeReader, SyntaxKind.IdentifierName);
            }

            start.RegisterSyntaxNodeAction(AnalyzeSerialized, SyntaxKind.Attribute);
            start.RegisterSymbolAction(AnalyzeLogged, SymbolKind.Method);
        });
    }

    /// <summary>A reader that there would be with CsvHelper.</summary>
    private static void AnalyzeReader(SyntaxNodeAnalysisContext context)
    {
        var name = (IdentifierNameSyntax)context.Node;
        string reader = name.Identifier.ValueText;
        if (!context.IsGeneratedCode
            && reader.EndsWith("Csv", StringComparison.Ordinal)
            && IsUnresolved(context.SemanticModel, name, context.CancellationToken)
            && RecordOf(context.Compilation, reader, context.CancellationToken) is { } record)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                DiagnosticDescriptors.NoCsvReader.Linked(context.Options), name.GetLocation(), DiagnosticSeverity.Warning, additionalLocations: null, properties: null, record.Name, reader));
        }
    }

    /// <summary>Code of another generator that names a type of ours and can't find it, since that generator didn't know its namespace. What a person wrote into a page is theirs to mend.</summary>
    private static void AnalyzeGenerated(SemanticModelAnalysisContext context)
    {
        foreach (IdentifierNameSyntax name in context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            string text = name.Identifier.ValueText;
            if (s_suffixes.Any(suffix => text.EndsWith(suffix, StringComparison.Ordinal))
                && IsUnresolved(context.SemanticModel, name, context.CancellationToken)
                && !name.GetLocation().GetMappedLineSpan().HasMappedPath
                && RecordOf(context.SemanticModel.Compilation, text, context.CancellationToken) is { } record)
            {
                string file = context.SemanticModel.SyntaxTree.FilePath;
                string generator = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(file) ?? string.Empty);
                context.ReportDiagnostic(Diagnostic.Create(
                    DiagnosticDescriptors.UnseenByGenerator.Linked(context.Options), record.Locations[0], text, $"the generator {(generator.Length > 0 ? generator : "of " + file)}", record.Name));
                return; // Once for each file: the others follow from it.
            }
        }
    }

    /// <summary><c>[JsonSerializable(typeof(ApplicantExplanation))]</c>: System.Text.Json leaves it out, and says so in a warning that is easily missed.</summary>
    private static void AnalyzeSerialized(SyntaxNodeAnalysisContext context)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (context.IsGeneratedCode || !attribute.Name.ToString().Contains("JsonSerializable"))
        {
            return;
        }

        foreach (TypeOfExpressionSyntax named in attribute.DescendantNodes().OfType<TypeOfExpressionSyntax>())
        {
            ITypeSymbol? type = context.SemanticModel.GetTypeInfo(named.Type, context.CancellationToken).Type;
            Report(context.Compilation, context.Options, context.ReportDiagnostic, type, named.Type.GetLocation(), "the generator of System.Text.Json", context.CancellationToken);
        }
    }

    /// <summary><c>[LoggerMessage]</c> with such a parameter: nothing is written, and the method has no body.</summary>
    private static void AnalyzeLogged(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!context.IsGeneratedCode && method.IsPartialDefinition && method.GetAttributes().Any(static a => a.AttributeClass?.ToDisplayString() == "Microsoft.Extensions.Logging.LoggerMessageAttribute"))
        {
            foreach (IParameterSymbol parameter in method.Parameters)
            {
                Report(context.Compilation, context.Options, context.ReportDiagnostic, parameter.Type, parameter.Locations[0], "the generator of [LoggerMessage]", context.CancellationToken);
            }
        }
    }

    private static void Report(
        Compilation compilation, AnalyzerOptions options, Action<Diagnostic> report, ITypeSymbol? type, Location place, string generator, CancellationToken cancellationToken)
    {
        if (FirstGenerated(type) is { } generated && RecordOf(compilation, generated.Name, cancellationToken) is { } record)
        {
            report(Diagnostic.Create(DiagnosticDescriptors.UnseenByGenerator.Linked(options), place, generated.Name, generator, record.Name));
        }
    }

    /// <summary>The type itself, or what it is an array, a list or the like of.</summary>
    private static INamedTypeSymbol? FirstGenerated(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => FirstGenerated(array.ElementType),
        INamedTypeSymbol named when named is IErrorTypeSymbol or { Arity: 0 } && IsOurs(named) => named,
        INamedTypeSymbol named => named.TypeArguments.Select(FirstGenerated).FirstOrDefault(static t => t is not null),
        _ => null,
    };

    // Of this project, or not there yet: an editor may ask before anything was generated.
    private static bool IsOurs(INamedTypeSymbol type) => type is IErrorTypeSymbol || (type.Locations.Any(static l => l.IsInSource) && type.GetAttributes().Any(static a =>
        a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.FirstOrDefault().Value is "Nbm.Generators"));

    private static bool IsUnresolved(SemanticModel model, IdentifierNameSyntax name, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken) is { Symbol: null, CandidateSymbols.IsEmpty: true } or { Symbol: IErrorTypeSymbol };

    /// <summary>The record that a type of a name is generated for. Asked of names that aren't found, so that going through the project is no matter.</summary>
    private static INamedTypeSymbol? RecordOf(Compilation compilation, string name, CancellationToken cancellationToken)
    {
        string[] stems = [.. s_suffixes.Where(suffix => name.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => name.Substring(0, name.Length - suffix.Length))];
        return stems.Length == 0 ? null : compilation.GetSymbolsWithName(static _ => true, SymbolFilter.Type, cancellationToken).OfType<INamedTypeSymbol>()
            .FirstOrDefault(type => ModelParser.FindModelAttribute(type) is { } attribute && stems.Contains(attribute.GetString("Name") ?? type.Name));
    }
}
