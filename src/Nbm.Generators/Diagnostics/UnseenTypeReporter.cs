using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Diagnostics;

/// <summary>
/// Says why other generators don't see what is generated here: NBM0009. A generator itself, which writes nothing: where
/// another's output has errors of syntax or of declarations, the compiler stops before it asks any analyzer. To it a
/// generated type is unknown, as it is to all the others; that, and a name that is a record's, is what it goes by.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class UnseenTypeReporter : IIncrementalGenerator
{
    private const string RequestDelegates = "build_property.EnableRequestDelegateGenerator";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<ImmutableArray<(string Type, string Record)>> records = NamedRecords.Of(context);
        Register(context, records, "the generator of System.Text.Json", context.SyntaxProvider.ForAttributeWithMetadataName(
            "System.Text.Json.Serialization.JsonSerializableAttribute",
            static (node, _) => node is TypeDeclarationSyntax,
            static (target, token) => target.Attributes
                .Select(attribute => attribute.ApplicationSyntaxReference?.GetSyntax(token)).OfType<AttributeSyntax>()
                .SelectMany(static attribute => attribute.DescendantNodes().OfType<TypeOfExpressionSyntax>())
                .SelectMany(named => UnseenIn(named.Type, target.SemanticModel, token))
                .ToImmutableArray()));
        Register(context, records, "the generator of [LoggerMessage]", context.SyntaxProvider.ForAttributeWithMetadataName(
            "Microsoft.Extensions.Logging.LoggerMessageAttribute",
            static (node, _) => node is MethodDeclarationSyntax,
            static (target, token) => ((MethodDeclarationSyntax)target.TargetNode).ParameterList.Parameters
                .SelectMany(parameter => UnseenIn(parameter.Type, target.SemanticModel, token))
                .ToImmutableArray()));
        IncrementalValueProvider<bool> hasRequestDelegates = context.AnalyzerConfigOptionsProvider.Select(static (options, _) =>
            options.GlobalOptions.TryGetValue(RequestDelegates, out string? value)
                && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase));
        Register(context, records, "the request delegate generator", context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => IsHandler(node),
                static (target, token) => UnseenIn(((ParameterSyntax)target.Node).Type, target.SemanticModel, token).ToImmutableArray())
            .Combine(hasRequestDelegates)
            .Select(static (pair, _) => pair.Right ? pair.Left : ImmutableArray<Use>.Empty));
    }

    private static void Register(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<ImmutableArray<(string Type, string Record)>> records,
        string generator,
        IncrementalValuesProvider<ImmutableArray<Use>> uses) =>
        context.RegisterSourceOutput(uses.Combine(records).Combine(context.AnalyzerConfigOptionsProvider), (output, found) =>
        {
            foreach (Use use in found.Left.Left)
            {
                foreach ((string type, string record) in found.Left.Right)
                {
                    if (use.Name == type)
                    {
                        output.ReportDiagnostic(Diagnostic.Create(DiagnosticDescriptors.UnseenByGenerator.Linked(found.Right), use.Place,
                            use.Name, generator, record));
                        break;
                    }
                }
            }
        });

    /// <summary>A parameter of a lambda that is given to a method such as <c>MapPost</c>.</summary>
    private static bool IsHandler(SyntaxNode node) =>
        node is ParameterSyntax
        {
            Type: not null,
            Parent.Parent: ParenthesizedLambdaExpressionSyntax
            {
                Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: { } method } } },
            },
        }
        && method.StartsWith("Map", StringComparison.Ordinal);

    /// <summary>The names in a type that might be of types generated here:
    /// those of unknown types, and once they are there of ours.</summary>
    private static IEnumerable<Use> UnseenIn(TypeSyntax? type, SemanticModel model, CancellationToken cancellationToken) =>
        type is null ? [] : type.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => NamedRecords.Suffixes.Any(suffix => name.Identifier.ValueText.EndsWith(suffix, StringComparison.Ordinal))
                && IsUnseen(model.GetTypeInfo(name, cancellationToken).Type))
            .Select(static name => new Use(name.Identifier.ValueText, name.GetLocation()));

    private static bool IsUnseen(ITypeSymbol? type) => type is IErrorTypeSymbol || type?.GetAttributes().Any(static a =>
        a.AttributeClass?.Name == "GeneratedCodeAttribute" && a.ConstructorArguments.FirstOrDefault().Value is "Nbm.Generators") == true;

    /// <summary>Where a name stands. The place holds on to its source, but to
    /// nothing else, and only where there is something to report.</summary>
    private readonly record struct Use(string Name, Location Place);
}
