using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Parsing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>Says where a record drifted from the model file that the project compiles for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DriftDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ImmutableArray<ModelReference> files =
                [.. start.Options.AdditionalFiles.Where(ModelFile.IsModel).Select(text => ModelReference.Of(text, start.Options.AnalyzerConfigOptionsProvider))];
            if (!files.IsEmpty)
            {
                var records = new ConcurrentBag<ModelSpec>();
                var symbols = new KnownSymbols(start.Compilation, hasModelFiles: true);
                start.RegisterSymbolAction(symbol => Analyze(symbol, symbols, files, records), SymbolKind.NamedType);
                start.RegisterCompilationEndAction(end => AnalyzeFiles(end, files, [.. records]));
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context, KnownSymbols symbols, ImmutableArray<ModelReference> files, ConcurrentBag<ModelSpec> records)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (ModelParser.FindModelAttribute(type) is not { } attribute
            || ModelParser.Parse(type, attribute, symbols, sink: null, context.CancellationToken) is not { } record)
        {
            return;
        }

        records.Add(record);
        List<ModelFile> own = [.. files.Where(file => file.IsOf(record)).Select(reference => reference.File)];
        if (own.Count > 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(DriftDescriptors.SeveralFiles, type.Locations[0], type.Name, own[0].Name, own[1].Name));
        }
        else if (own.Count == 1 && own[0].Model is not null)
        {
            foreach (Drift drift in SchemaDrift.Between(own[0], record))
            {
                context.ReportDiagnostic(Diagnostic.Create(drift.Rule, PlaceOf(drift.Property, type, context.Compilation), ImmutableDictionary<string, string?>.Empty.Add("Found", drift.Found), drift.Arguments));
            }
        }
    }

    // An inherited property may be in the source of another project: the record is the place to say so.
    private static Location PlaceOf(string? property, INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? t = type; t is not null && property is not null; t = t.BaseType)
        {
            if (t.GetMembers(property).SelectMany(member => member.Locations).FirstOrDefault(l => l.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)) is { } place)
            {
                return place;
            }
        }

        return type.Locations[0];
    }

    private static void AnalyzeFiles(CompilationAnalysisContext context, ImmutableArray<ModelReference> files, ImmutableArray<ModelSpec> records)
    {
        foreach (ModelReference reference in files)
        {
            ModelFile file = reference.File;
            Location place = Location.Create(file.Path, new TextSpan(0, 0), new LinePositionSpan(LinePosition.Zero, LinePosition.Zero));
            if (file.Error is { } error)
            {
                context.ReportDiagnostic(Diagnostic.Create(DriftDescriptors.Unreadable, place, file.Name, error));
            }
            else if (!records.Any(reference.IsOf))
            {
                string there = records.IsEmpty
                    ? "the project has no record with [NbmModel] that compiles"
                    : "those of the project are " + string.Join(", ", records.Select(r => r.Stem).OrderBy(stem => stem, System.StringComparer.Ordinal));
                context.ReportDiagnostic(Diagnostic.Create(DriftDescriptors.Homeless, place, file.Name, reference.Record ?? file.Model!.Name, there));
            }
        }
    }
}
