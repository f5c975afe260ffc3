using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Nbm.Freezing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Families;
using Nbm.Generators.Parsing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>Says where a record drifted from the model file that the project compiles for it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ModelFileAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DriftDescriptors.Reported;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        // A record in generated code has a scorer too, though nobody could mend what is wrong there.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            ImmutableArray<ModelReference> files =
                [.. start.Options.AdditionalFiles.Where(ModelFile.IsModel)
                    .Select(text => ModelReference.Of(text, start.Options.AnalyzerConfigOptionsProvider))];
            if (!files.IsEmpty)
            {
                var records = new ConcurrentBag<RecordName>();
                var symbols = new KnownSymbols(start.Compilation, hasModelFiles: true);
                start.RegisterSymbolAction(symbol => AnalyzeRecord(symbol, symbols, files, records), SymbolKind.NamedType);
                start.RegisterCompilationEndAction(end => AnalyzeFiles(end, files, [.. records]));
            }
        });
    }

    private static void AnalyzeRecord(SymbolAnalysisContext context, KnownSymbols symbols, ImmutableArray<ModelReference> files,
        ConcurrentBag<RecordName> records)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (FamilyAttributes.Of(type) is not { } attributes || !attributes.All.Any(static pair => pair.Family.HasScorers))
        {
            return;
        }

        records.Add(RecordName.Of(type, attributes));
        if (ModelParser.Parse(type, attributes, symbols, sink: null, context.CancellationToken) is not { } record)
        {
            return; // Its own errors come first.
        }

        ModelFile[] own = [.. files.Where(file => file.IsOf(record)).Select(reference => reference.File)];
        if (own.Length > 1)
        {
            bool areNamesakes = own[0].Name == own[1].Name;
            context.ReportDiagnostic(Diagnostic.Create(
                DriftDescriptors.SeveralFiles.Linked(context.Options), type.Locations[0], type.Name,
                areNamesakes ? own[0].Path : own[0].Name, areNamesakes ? own[1].Path : own[1].Name));
        }
        else if (own.Length == 1 && own[0].Model is not null)
        {
            if (record.IsScorerTaken)
            {
                context.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.NameTaken.Linked(context.Options), type.Locations[0],
                    type.Name, record.Stem + "Scorer", "NbmModel"));
            }

            foreach (Drift drift in SchemaDrift.Between(own[0], record))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    drift.Rule.Linked(context.Options),
                    PlaceOf(drift.Property, type, context.Compilation),
                    ImmutableDictionary<string, string?>.Empty.Add(Drift.FoundKey, drift.Found),
                    [.. drift.Arguments.Select(VisibleText.OneLine)])); // Units and levels are the file's.
            }
        }
    }

    // An inherited property may be in the source of another project: the record is the place to say so.
    private static Location PlaceOf(string? property, INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? t = type; t is not null && property is not null; t = t.BaseType)
        {
            if (t.GetMembers(property).OfType<IPropertySymbol>().SelectMany(member => member.Locations)
                .FirstOrDefault(l => l.SourceTree is { } tree && compilation.ContainsSyntaxTree(tree)) is { } place)
            {
                return place;
            }
        }

        return type.Locations[0];
    }

    private static void AnalyzeFiles(CompilationAnalysisContext context, ImmutableArray<ModelReference> files,
        ImmutableArray<RecordName> records)
    {
        foreach (ModelReference reference in files)
        {
            ModelFile file = reference.File;
            Location place = Location.Create(file.Path, new TextSpan(0, 0), new LinePositionSpan(LinePosition.Zero, LinePosition.Zero));
            if (file.Error is { } error)
            {
                context.ReportDiagnostic(Diagnostic.Create(DriftDescriptors.Unreadable.Linked(context.Options), place, file.Name, error));
            }
            else if (!records.Any(reference.IsOf))
            {
                string[] names = [.. records.Select(record => reference.Record is null ? record.Stem : record.FullName).Distinct()
                    .OrderBy(name => name, StringComparer.Ordinal)];
                string there = names.Length == 0 ? "the project has no record with [NbmModel]"
                    : "those of the project are " + string.Join(", ", names);
                context.ReportDiagnostic(Diagnostic.Create(DriftDescriptors.Homeless.Linked(context.Options), place, file.Name,
                    reference.Record ?? file.Model!.Name, there));
            }
        }
    }
}
