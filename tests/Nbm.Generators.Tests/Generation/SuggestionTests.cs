using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Nbm.Generators.Tests.Harness;

namespace Nbm.Generators.Tests.Generation;

/// <summary>The line that a suggestion gives can be put on the record.</summary>
public sealed class SuggestionTests
{
    public static TheoryData<string> Names { get; } =
    [
        "Area", "İşçi", "μήκος",
        .. Enum.GetValues<SyntaxKind>().Where(SyntaxFacts.IsReservedKeyword).Select(SyntaxFacts.GetText),
        .. Enum.GetValues<SyntaxKind>().Where(SyntaxFacts.IsContextualKeyword).Select(SyntaxFacts.GetText)
            .Where(SyntaxFacts.IsValidIdentifier),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_compiles_on_the_record_and_declares_the_interaction(string name)
    {
        string line = new InteractionSuggestion(name, "Other", 0.5, 3).Attribute;

        GeneratorResult result = Consumer.Of($$"""
            using Nbm;

            /// <summary>A row.</summary>
            [NbmModel]
            {{line}}
            public partial class R
            {
                /// <summary>A feature, or a keyword.</summary>
                [Feature] public double @{{name}} { get; set; }

                /// <summary>Another.</summary>
                [Feature] public double Other { get; set; }

                /// <summary>The target.</summary>
                [Target] public double Price { get; set; }
            }
            """).Generate().ShouldCompileClean();

        result.Files["R.Schema.g.cs"].ShouldContain($"new() {{ Name = \"{name}XOther\"");
    }

    [Fact]
    public void A_triple_compiles_on_the_record_and_declares_the_interaction()
    {
        string line = new InteractionSuggestion("Area", "Other", 0.5, 3) { Third = "int" }.Attribute;

        GeneratorResult result = Consumer.Of($$"""
            using Nbm;

            /// <summary>A row.</summary>
            /// <param name="Area">One.</param>
            /// <param name="Other">Another.</param>
            /// <param name="int">A third.</param>
            /// <param name="Price">The target.</param>
            [NbmModel]
            {{line}}
            public partial record R([property: Feature] double Area, [property: Feature] double Other, [property: Feature] double @int, [property: Target] double Price);
            """).Generate().ShouldCompileClean();

        result.Files["R.Schema.g.cs"].ShouldContain("new() { Name = \"AreaXOtherXint\"");
    }

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void It_is_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            new InteractionSuggestion("int", "Income", -0.5, 1.5).ToString()
                .ShouldBe("int × Income: importance -0.5, 1.5 degrees of freedom; [Interaction(nameof(@int), nameof(Income))]");
            (new InteractionSuggestion("A", "B", 0.5, 1.5) { Third = "C" }).ToString()
                .ShouldBe("A × B × C: importance 0.5, 1.5 degrees of freedom; [Interaction(nameof(A), nameof(B), nameof(C))]");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
