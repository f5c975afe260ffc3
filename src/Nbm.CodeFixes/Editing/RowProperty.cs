using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Parsing;

namespace Nbm.CodeFixes.Editing;

/// <summary>A property of a model type that is written in source, as the parser sees it.</summary>
internal sealed class RowProperty
{
    private readonly ModelMember _member;
    private readonly CancellationToken _cancellationToken;

    private RowProperty(ModelMember member, SyntaxNode node, CancellationToken cancellationToken) =>
        (_member, Node, _cancellationToken) = (member, node, cancellationToken);

    public string Name => _member.Name;

    public ITypeSymbol Type => _member.Property.Type;

    /// <summary>The declaration of the property, or the positional parameter.</summary>
    public SyntaxNode Node { get; }

    /// <summary>The attribute of that role, where it is written; null if the property hasn't that role.</summary>
    public AttributeSyntax? Find(string role) => (role switch
    {
        "Feature" => _member.Feature,
        "Target" => _member.Target,
        "Weight" => _member.Weight,
        "Offset" => _member.Offset,
        "Exposure" => _member.Exposure,
        "Event" => _member.Event,
        "Entry" => _member.Entry,
        "Stratum" => _member.Stratum,
        _ => _member.Ignore,
    }).FindSyntax(_cancellationToken);

    public bool Has(string role) => Find(role) is not null;

    /// <summary>The properties of a type, inherited ones first, in the parser's order.</summary>
    public static IEnumerable<RowProperty> Of(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        from member in MemberCollector.Collect(type, cancellationToken)
        where member.Property is { IsStatic: false, IsIndexer: false, GetMethod: not null }
        from reference in member.Property.DeclaringSyntaxReferences.Take(1)
        select new RowProperty(member, reference.GetSyntax(cancellationToken), cancellationToken);

    /// <summary>The properties of the type that a node of a declaration lies in.</summary>
    public static IReadOnlyList<RowProperty> Around(FixContext context) =>
        context.Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
        && context.Model.GetDeclaredSymbol(declaration, context.CancellationToken) is INamedTypeSymbol type
            ? Of(type, context.CancellationToken).ToList()
            : [];
}
