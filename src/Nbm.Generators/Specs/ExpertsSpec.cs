using Microsoft.CodeAnalysis;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Specs;

/// <summary>The mixture of experts: groups of features, and which of them each expert reads.</summary>
internal sealed record ExpertsSpec : FamilySpec
{
    public override string Attribute => "ExpertsModel";

    /// <summary>The groups, in the order of their first features.</summary>
    public required EquatableArray<GroupSpec> Groups { get; init; }

    /// <summary>The experts, in the order in which they are declared; by default those of single groups, then that of all.</summary>
    public required EquatableArray<ExpertSpec> Experts { get; init; }

    public static FamilySpec? Parse(ParseContext context, AttributeData attribute, ParsedRecord record) =>
        ModelParser.ParseExperts(context, attribute, record);
}
