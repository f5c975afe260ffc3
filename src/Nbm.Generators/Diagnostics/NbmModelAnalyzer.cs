using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Nbm.Generators.Families;
using Nbm.Generators.Frozen;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Diagnostics;

/// <summary>
/// Says what is wrong with a model type. It runs the generator's own parser with a sink, so that both agree; unlike a generator's,
/// an analyzer's diagnostics can be suppressed, configured and fixed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NbmModelAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var symbols = new KnownSymbols(start.Compilation, start.Options.AdditionalFiles.Any(ModelFile.IsModel));
            start.RegisterSymbolAction(symbol => Analyze(symbol, symbols), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols symbols)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (FamilyAttributes.Of(type) is { } attributes)
        {
            _ = ModelParser.Parse(type, attributes, symbols, new Sink(context, type), context.CancellationToken);
        }
    }

    private sealed class Sink(SymbolAnalysisContext context, INamedTypeSymbol type) : IDiagnosticSink
    {
        public void Report(DiagnosticDescriptor descriptor, Location? location, params object?[] arguments)
        {
            // An inherited member may be in the source of another project: the model type is the place in this one.
            Location place = location?.SourceTree is { } tree && context.Compilation.ContainsSyntaxTree(tree)
                ? location
                : type.Locations.First();
            context.ReportDiagnostic(Diagnostic.Create(descriptor.Linked(context.Options), place, arguments));
        }
    }
}
