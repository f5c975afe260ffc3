using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>NBM00xx: the project and the shape of the type.</summary>
internal static partial class ModelParser
{
    private static void ParseProject(ParseContext context)
    {
        if (context.Symbols.IsWithoutUse)
        {
            context.Report(DiagnosticDescriptors.ProjectNotReady, context.Type, context.TypeName, "Nbm.Runtime is not referenced",
                "add a reference to it");
        }

        if (context.Symbols.LanguageVersion < LanguageVersion.CSharp12)
        {
            context.Report(
                DiagnosticDescriptors.ProjectNotReady,
                context.Type,
                context.TypeName,
                $"the language version is {context.Symbols.LanguageVersion.ToDisplayString()}",
                "set <LangVersion> to 12 or newer");
        }
    }

    private static void ParseShape(ParseContext context)
    {
        INamedTypeSymbol type = context.Type;
        List<INamedTypeSymbol> chain = OutermostFirst(type);
        if (UnreadableBecause(type) is { } reason)
        {
            context.Report(DiagnosticDescriptors.UnreadableType, type, context.TypeName, reason);
        }

        if (chain.FirstOrDefault(static t => t.IsGenericType && t.Arity > 0) is { } generic)
        {
            context.Report(DiagnosticDescriptors.GenericType, type, context.TypeName, Name(generic));
        }

        if (chain.Any(static t => t.IsFileLocal))
        {
            context.Report(DiagnosticDescriptors.FileLocalType, type, context.TypeName);
        }

        List<string> notPartial = chain.Where(t => !IsPartial(t, context)).Select(Name).ToList();
        if (notPartial.Count > 0)
        {
            context.Report(DiagnosticDescriptors.NotPartial, type, context.TypeName, string.Join(", ", notPartial));
        }
    }

    private static string? UnreadableBecause(INamedTypeSymbol type) => type switch
    {
        { IsStatic: true } => "a static class",
        { IsRefLikeType: true } => "a ref struct",
        { TypeKind: not (TypeKind.Class or TypeKind.Struct) } => "neither a class nor a struct",
        { IsAbstract: true, IsRecord: true } => "an abstract record",
        { IsAbstract: true } => "an abstract class",
        _ => null,
    };

    private static bool IsPartial(INamedTypeSymbol type, ParseContext context) =>
        type.DeclaringSyntaxReferences.All(r =>
            r.GetSyntax(context.CancellationToken) is BaseTypeDeclarationSyntax declaration
                && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));

    private static TypeHierarchySpec ParseHierarchy(INamedTypeSymbol type)
    {
        List<INamedTypeSymbol> chain = OutermostFirst(type);
        string @namespace = type.ContainingNamespace.IsGlobalNamespace
            ? string.Empty
            : type.ContainingNamespace.ToDisplayString(
                SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        return new TypeHierarchySpec
        {
            Namespace = @namespace,
            ContainingTypes = chain
                .Take(chain.Count - 1)
                .Select(static t => new ContainingTypeSpec { Keyword = KeywordOf(t), Name = t.Name })
                .ToEquatableArray(),
            Name = type.Name,
            FullyQualifiedName = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            HintName = HintNameOf(type),
            IsReferenceType = type.IsReferenceType,
        };
    }

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (TypeKind.Interface, _) => "interface",
        (_, true) => "record",
        _ => "class",
    };

    // Files are told apart whatever the case of their names; types beside each other may differ in case alone.
    private static string HintNameOf(INamedTypeSymbol type)
    {
        IEnumerable<string> parts = OutermostFirst(type).Select(static t => t.Name);
        for (INamespaceSymbol n = type.ContainingNamespace; !n.IsGlobalNamespace; n = n.ContainingNamespace)
        {
            parts = parts.Prepend(n.Name);
        }

        string name = string.Concat(string.Join(".", parts).Select(FileNameCharacter));
        int twin = SiblingsOf(type)
            .Where(t => string.Equals(t.Name, type.Name, StringComparison.OrdinalIgnoreCase))
            .Select(static t => t.Name)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(static n => n, StringComparer.Ordinal)
            .ToList()
            .IndexOf(type.Name);
        return twin > 0 ? name + new string('_', twin) : name;
    }

    // The compiler refuses the marks that some scripts combine with letters.
    private static string FileNameCharacter(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '_' ? c.ToString() : "-" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static List<INamedTypeSymbol> OutermostFirst(INamedTypeSymbol type)
    {
        var chain = new List<INamedTypeSymbol>();
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            chain.Insert(0, t);
        }

        return chain;
    }

    private static ImmutableArray<INamedTypeSymbol> SiblingsOf(INamedTypeSymbol type) =>
        ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace).GetTypeMembers();

    private static string Name(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
}
