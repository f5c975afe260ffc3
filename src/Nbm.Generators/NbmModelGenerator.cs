using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Emission;
using Nbm.Generators.Frozen;
using Nbm.Generators.Parsing;
using Nbm.Generators.Specs;

namespace Nbm.Generators;

/// <summary>
/// Generates a typed model for every type with <c>[NbmModel]</c>, and a scorer for every model file. Parse, then emit: what passes between compares
/// by content, so an edit elsewhere costs nothing. Reports nothing; <c>NbmModelAnalyzer</c> and <c>ModelFileAnalyzer</c> run the same parser for that.
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
            .Select(static (compilation, _) => OptionsOf(compilation))
            .WithTrackingName(TrackingNames.Options);
        IncrementalValueProvider<bool> hasRuntime = options.Select(static (options, _) => options.HasRuntime);

        context.RegisterSourceOutput(specs.Combine(hasRuntime), static (output, pair) =>
        {
            if (pair.Right)
            {
                ModelEmitter.EmitModel(output, pair.Left);
            }
        });
        context.RegisterSourceOutput(specs.Combine(options), static (output, pair) =>
        {
            if (pair.Right is { HasRuntime: true, HasCsvHelper: true })
            {
                ModelEmitter.EmitCsv(output, pair.Left);
            }
        });

        IncrementalValueProvider<ImmutableArray<ModelReference>> files = context.AdditionalTextsProvider
            .Where(ModelFile.IsModel)
            .Select(static (text, _) => (Text: text, File: ModelFile.Read(text)))
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => ModelReference.Of(pair.Left.File, pair.Left.Text, pair.Right))
            .WithTrackingName(TrackingNames.ModelFiles)
            .Collect();
        IncrementalValuesProvider<FrozenRecord> frozen = specs
            .Combine(files)
            .Select(static (pair, _) => FrozenRecord.Of(pair.Left, pair.Right))
            .Where(static frozen => frozen is not null)
            .Select(static (frozen, _) => frozen!)
            .WithTrackingName(TrackingNames.FrozenRecords);
        IncrementalValueProvider<bool> hasVectorExp = options.Select(static (options, _) => options.HasVectorExp);
        context.RegisterSourceOutput(frozen.Combine(hasVectorExp), static (output, pair) => ModelEmitter.EmitScorer(output, pair.Left.Record, pair.Left.File, pair.Right));
        IncrementalValuesProvider<AbsentScorer> absent = specs
            .Combine(files)
            .Select(static (pair, _) => AbsentScorer.Of(pair.Left, pair.Right))
            .Where(static absent => absent is not null)
            .Select(static (absent, _) => absent!)
            .WithTrackingName(TrackingNames.AbsentScorers);
        context.RegisterSourceOutput(absent, static (output, absent) => ModelEmitter.EmitAbsentScorer(output, absent));
    }

    private static GenerationOptions OptionsOf(Compilation compilation)
    {
        var symbols = new KnownSymbols(compilation, hasModelFiles: false);
        return new GenerationOptions { HasCsvHelper = symbols.HasCsvHelper, HasRuntime = symbols.HasRuntime, HasVectorExp = symbols.HasVectorExp };
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

        // Whether there are model files isn't known here. Without them and without the runtime nothing is written anyway.
        return ModelParser.Parse(type, attribute, new KnownSymbols(target.SemanticModel.Compilation, hasModelFiles: true), sink: null, cancellationToken);
    }
}
