using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Emission;
using Nbm.Generators.Families;

namespace Nbm.Generators.Diagnostics;

/// <summary>What generators that only report know of a project's records.</summary>
internal static class NamedRecords
{
    /// <summary>What the name of a reader of CSV files ends in.</summary>
    public const string CsvSuffix = "Csv";

    /// <summary>Of each record what is generated for it, the readers of CSV files and databases and the scorer of a model file included,
    /// and its own name.</summary>
    public static IncrementalValueProvider<ImmutableArray<(string Type, string Record)>> Of(
        IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<(string Type, string Record)>>? all = null;
        foreach (ModelFamily family in ModelFamilies.All)
        {
            IncrementalValueProvider<ImmutableArray<(string Type, string Record)>> own = context.SyntaxProvider
                .ForAttributeWithMetadataName(
                    family.MetadataName,
                    static (node, _) => node is TypeDeclarationSyntax,
                    (target, _) => TypesOf((INamedTypeSymbol)target.TargetSymbol, family))
                .SelectMany(static (types, _) => types)
                .Collect();
            all = all is { } before ? before.Combine(own).Select(static (pair, _) => pair.Left.AddRange(pair.Right)) : own;
        }

        return all!.Value;
    }

    /// <summary>What names of generated types end in.</summary>
    public static ImmutableArray<string> Suffixes { get; } =
        [.. ModelFamilies.All.SelectMany(static family => SuffixesOf(family)).Distinct()];

    private static ImmutableArray<(string Type, string Record)> TypesOf(INamedTypeSymbol record, ModelFamily family)
    {
        string stem = FamilyAttributes.Of(record)?.Stem ?? record.Name;
        return [.. SuffixesOf(family).Select(suffix => (stem + suffix, record.Name))];
    }

    private static IEnumerable<string> SuffixesOf(ModelFamily family) =>
        family.Types.Select(static type => type.Suffix).Append(CsvSuffix).Append(DbRowsEmitter.Suffix)
            .Concat(family.HasScorers ? ["Scorer"] : []);
}
