using Microsoft.CodeAnalysis;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Specs;

/// <summary>The multilayer perceptron, whose size is an option of training.</summary>
internal sealed record MlpSpec : FamilySpec
{
    public override string Attribute => "MlpModel";

    public static FamilySpec Parse(ParseContext context, AttributeData attribute, ParsedRecord record) => new MlpSpec();
}
