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
        .. Enum.GetValues<SyntaxKind>().Where(SyntaxFacts.IsContextualKeyword).Select(SyntaxFacts.GetText).Where(SyntaxFacts.IsValidIdentifier),
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

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("tr-TR")]
    public void It_is_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            new InteractionSuggestion("int", "Income", -0.5, 1.5).ToString().ShouldBe("int × Income: importance -0.5, 1.5 degrees of freedom; [Interaction(nameof(@int), nameof(Income))]");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
