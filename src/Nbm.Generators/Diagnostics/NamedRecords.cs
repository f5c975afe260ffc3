using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Diagnostics;

/// <summary>What generators that only report know of a project's records.</summary>
internal static class NamedRecords
{
    /// <summary>Of each record the stem of what is generated for it, and its own name.</summary>
    public static IncrementalValueProvider<ImmutableArray<(string Stem, string Record)>> Of(IncrementalGeneratorInitializationContext context) => context.SyntaxProvider
        .ForAttributeWithMetadataName(
            "Nbm.NbmModelAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (target, _) => (Stem: target.Attributes[0].GetString("Name") ?? target.TargetSymbol.Name, Record: target.TargetSymbol.Name))
        .Collect();
}
