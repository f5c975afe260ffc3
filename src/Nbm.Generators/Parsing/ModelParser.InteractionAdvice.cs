using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Parsing;

/// <summary>What is possible but probably not meant: interactions. Nothing of it changes the spec.</summary>
internal static partial class ModelParser
{
    /// <summary>More terms than these are slow to train and hard to read.</summary>
    public const int ManyTermsThreshold = 200;

    private static void AdviseOnInteractions(ParseContext context, EquatableArray<FeatureSpec> features,
        EquatableArray<InteractionSpec> interactions, bool areRead)
    {
        int? coveredOrder = context.Type.GetAttributes().Find("Interactions")?.GetInt32("Order", 2);
        var names = new HashSet<string>(features.Select(static f => f.Name));
        // nameof can't name a part.
        var properties = new HashSet<string>(features.Where(static f => f.Part is null).Select(static f => f.Name));
        foreach (AttributeData attribute in context.Type.GetAttributes().Where(static a => a.Is("Interaction")))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            List<string?> named = NamesIn(attribute);
            if (named.Count == coveredOrder && named.Distinct().Count() == named.Count
                && named.All(n => n is not null && names.Contains(n)))
            {
                context.Report(DiagnosticDescriptors.DuplicateInteraction, attribute, string.Join("X", named), "[Interactions]");
            }

            AdviseNameof(context, attribute, properties);
        }

        int terms = features.Count + interactions.Count;
        if (areRead && terms > ManyTermsThreshold)
        {
            context.Report(
                DiagnosticDescriptors.ManyTerms, context.Type, context.TypeName, terms, features.Count, interactions.Count,
                ManyTermsThreshold);
        }
    }

    private static void AdviseNameof(ParseContext context, AttributeData attribute, HashSet<string> names)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(
            context.CancellationToken) is not AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            return;
        }

        foreach (AttributeArgumentSyntax argument in arguments)
        {
            if (argument.Expression is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression,
                Token.ValueText: var name } && names.Contains(name))
            {
                context.Report(DiagnosticDescriptors.PreferNameof, argument.GetLocation(), name);
            }
        }
    }
}
