using Microsoft.CodeAnalysis;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Specs;

/// <summary>The additive model: features, interactions and vectors, all of which the record says.</summary>
internal sealed record NbmSpec : FamilySpec
{
    public override string Attribute => "NbmModel";

    public static FamilySpec Parse(ParseContext context, AttributeData attribute, ParsedRecord record) => new NbmSpec();
}
