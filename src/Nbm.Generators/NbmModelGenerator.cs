using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Emission;
using Nbm.Generators.Parsing;
using Nbm.Generators.Specs;

namespace Nbm.Generators;

/// <summary>
/// Generates a typed model for every type with <c>[NbmModel]</c>. Parse, then emit: what passes between is text that compares
/// by content, so an edit elsewhere costs nothing. Reports nothing; <c>NbmModelAnalyzer</c> runs the same parser for that.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NbmModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<ModelSpec> specs = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                "Nbm.NbmModelAttribute",
                static (node, _) => node is TypeDeclarationSyntax,
                static (target, token) => Parse(target, token))
            .WithTrackingName(TrackingNames.Parse)
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Spec);
        IncrementalValueProvider<GenerationOptions> options = context.CompilationProvider
            .Select(static (compilation, _) => new GenerationOptions { HasCsvHelper = new KnownSymbols(compilation).HasCsvHelper })
            .WithTrackingName(TrackingNames.Options);

        context.RegisterSourceOutput(specs, static (output, spec) => ModelEmitter.EmitModel(output, spec));
        context.RegisterSourceOutput(specs.Combine(options), static (output, pair) =>
        {
            if (pair.Right.HasCsvHelper)
            {
                ModelEmitter.EmitCsv(output, pair.Left);
            }
        });
    }

    private static ModelSpec? Parse(GeneratorAttributeSyntaxContext target, CancellationToken cancellationToken)
    {
        using InvariantScope invariant = InvariantScope.Enter();
        var type = (INamedTypeSymbol)target.TargetSymbol;
        AttributeData? attribute = ModelParser.FindModelAttribute(type);

        // Each part of a partial type with the attribute comes by; one of them is enough.
        if (attribute?.ApplicationSyntaxReference is not { } place
            || place.SyntaxTree != target.TargetNode.SyntaxTree
            || !target.TargetNode.Span.Contains(place.Span))
        {
            return null;
        }

        return ModelParser.Parse(type, attribute, new KnownSymbols(target.SemanticModel.Compilation), sink: null, cancellationToken);
    }
}
