using System;
using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.CodeFixes.Editing;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Frozen;
using Nbm.Generators.Parsing;

namespace Nbm.CodeFixes;

/// <summary>NBM0607, NBM0608: gives the property the type that the model file has, or adds or removes its question mark.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ChangeTypeBackCodeFix)), Shared]
public sealed class ChangeTypeBackCodeFix : NbmCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [DiagnosticIds.FeatureRetyped, DiagnosticIds.NullabilityChanged];

    private protected override void Register(FixContext context)
    {
        if (context.Node.FindOwner()?.TypeOf() is { } type
            && context.Diagnostic.Properties.TryGetValue(Drift.FoundKey, out string? found)
            && found is not null
            && (context.Diagnostic.Id == DiagnosticIds.NullabilityChanged ? Toggled(type, found)
                : Named(context.Model, type, found)) is { } former)
        {
            context.Offer($"Change the type back to '{found}'", new Edits().Replace(type, old => former.WithTriviaFrom(old)));
        }
    }

    // The type as it is written, which may be longer than the file's name for it.
    private static TypeSyntax? Toggled(TypeSyntax type, string found)
    {
        bool mayBeMissing = found.EndsWith("?", StringComparison.Ordinal);
        return type switch
        {
            NullableTypeSyntax nullable => mayBeMissing ? null : nullable.ElementType,
            _ when mayBeMissing => SyntaxFactory.NullableType(type.WithoutTrivia()),
            GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } arguments } => arguments[0], // Nullable<T>
            _ => null,
        };
    }

    // Offered only if the name means that type here.
    private static TypeSyntax? Named(SemanticModel model, TypeSyntax type, string found)
    {
        foreach (string name in new[] { found, "System." + found })
        {
            TypeSyntax former = SyntaxFactory.ParseTypeName(name);
            if (model.GetSpeculativeTypeInfo(type.SpanStart, former, SpeculativeBindingOption.BindAsTypeOrNamespace).Type is { } meant
                && ValueParser.Parse(meant) is { } value
                && value.ShortName == found.TrimEnd('?'))
            {
                return former;
            }
        }

        return null;
    }
}
