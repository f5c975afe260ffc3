using Microsoft.CodeAnalysis;
using Nbm.Generators.Diagnostics;
using Nbm.Generators.Emission;
using Nbm.Generators.Parsing;

namespace Nbm.Generators.Specs;

/// <summary>The polynomial additive model.</summary>
internal sealed record SpamSpec : FamilySpec
{
    private const int DefaultDegree = 2;
    private const int DefaultRank = 50;
    private const int MostRank = 4096; // As SpamOptions.Ranks has it.

    public override string Attribute => "SpamModel";

    /// <summary>How many features interact at most.</summary>
    public required int Degree { get; init; }

    /// <summary>How many products each order is the sum of.</summary>
    public required int Rank { get; init; }

    public static FamilySpec Parse(ParseContext context, AttributeData attribute, ParsedRecord record)
    {
        var spec = new SpamSpec { Degree = attribute.GetInt32("Degree", DefaultDegree), Rank = attribute.GetInt32("Rank", DefaultRank) };
        if (spec.Degree is not (2 or 3))
        {
            Report("Degree", spec.Degree, "2 or 3");
        }

        if (spec.Rank is < 1 or > MostRank)
        {
            Report("Rank", spec.Rank, "1 … 4,096");
        }

        return spec;

        void Report(string argument, int given, string expected) => context.Report(
            DiagnosticDescriptors.InvalidRange, attribute.GetNamedArgumentLocation(argument, context.CancellationToken),
            argument, context.TypeName, CSharpLiteral.Int32(given), expected);
    }
}
