using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Emission;
using Nbm.Generators.Families;
using Nbm.Generators.Frozen;
using Nbm.Generators.Parsing;
using Nbm.Generators.Specs;

namespace Nbm.Generators;

/// <summary>
/// Generates the typed models of every type with <c>[NbmModel]</c> or the attribute of another family, and a scorer
/// for every model file. Parse, then emit: what passes between compares by content, so an edit elsewhere costs
/// nothing. Reports nothing; <c>NbmModelAnalyzer</c> and <c>ModelFileAnalyzer</c> run the same parser for that.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class NbmModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<GenerationOptions> options = context.CompilationProvider
            .Select(static (compilation, _) => OptionsOf(compilation))
            .WithTrackingName(TrackingNames.Options);
        IncrementalValueProvider<bool> hasRuntime = options.Select(static (options, _) => options.HasRuntime);

        foreach (ModelFamily family in ModelFamilies.All)
        {
            IncrementalValuesProvider<ModelSpec> specs = ReadFirst(context, family);
            context.RegisterSourceOutput(specs.Combine(hasRuntime), static (output, pair) =>
            {
                if (pair.Right)
                {
                    ModelEmitter.EmitModel(output, pair.Left);
                    ModelEmitter.EmitRows(output, pair.Left);
                }
            });
            context.RegisterSourceOutput(specs.Combine(options), static (output, pair) =>
            {
                if (pair.Right is { HasRuntime: true, HasCsvHelper: true })
                {
                    ModelEmitter.EmitCsv(output, pair.Left);
                }
            });
            if (family.HasScorers)
            {
                RegisterScorers(context, specs, options);
            }
        }
    }

    /// <summary>The records whose first family is this one, so that each is read once however many it carries.</summary>
    private static IncrementalValuesProvider<ModelSpec> ReadFirst(IncrementalGeneratorInitializationContext context, ModelFamily family) =>
        context.SyntaxProvider
        .ForAttributeWithMetadataName(
            family.MetadataName,
            static (node, _) => node is TypeDeclarationSyntax,
            (target, token) => Parse(target, family, token))
        .WithTrackingName(TrackingNames.Parse)
        .Where(static spec => spec is not null)
        .Select(static (spec, _) => spec!)
        .WithTrackingName(TrackingNames.Spec);

    private static void RegisterScorers(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<ModelSpec> specs,
        IncrementalValueProvider<GenerationOptions> options)
    {
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
        context.RegisterSourceOutput(frozen.Combine(hasVectorExp),
            static (output, pair) => ModelEmitter.EmitScorer(output, pair.Left.Record, pair.Left.File, pair.Right));
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
        return new GenerationOptions { HasCsvHelper = symbols.HasCsvHelper, HasRuntime = symbols.HasRuntime,
            HasVectorExp = symbols.HasVectorExp };
    }

    private static ModelSpec? Parse(GeneratorAttributeSyntaxContext target, ModelFamily family, CancellationToken cancellationToken)
    {
        using InvariantScope invariant = InvariantScope.Enter();
        var type = (INamedTypeSymbol)target.TargetSymbol;
        if (FamilyAttributes.Of(type) is not { } attributes || attributes.All[0].Family != family)
        {
            return null;
        }

        // Each part of a partial type with the attribute comes by; one of them is enough.
        if (attributes.First.ApplicationSyntaxReference is not { } place
            || place.SyntaxTree != target.TargetNode.SyntaxTree
            || !target.TargetNode.Span.Contains(place.Span))
        {
            return null;
        }

        // Whether there are model files isn't known here. Without them and without the runtime nothing is written anyway.
        return ModelParser.Parse(type, attributes, new KnownSymbols(target.SemanticModel.Compilation, hasModelFiles: true), sink: null,
            cancellationToken);
    }
}
