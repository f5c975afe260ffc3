using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the polynomial additive model and its explanation: a property for each feature, and a list of all
/// interactions.</summary>
internal static class SpamEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        SpamSpec spam = model.Families.OfType<SpamSpec>().Single();
        string degree = CSharpLiteral.Int32(spam.Degree), rank = CSharpLiteral.Int32(spam.Rank);
        NetworkEmitter.Write(
            writer, model, "Spam", $"{degree}, {rank}, ", "A polynomial additive model",
            $"{ModelDocumentation.Count(model.Features.Count, "feature")} and all their "
                + $"{(spam.Degree == 2 ? "pairs" : "pairs and triples")}: a polynomial of degree {degree}, its interactions of rank {rank}.",
            new NetworkParts
            {
                Explanation = ExplainedBy.Terms("SpamExplanation"),
                NoReport = "A polynomial has no report, which is of tables: what it adds for a row is in its explanation.",
            });
    }

    public static void WriteExplanation(SourceWriter writer, ModelSpec model) =>
        ExplanationEmitter.Write(writer, model, "SpamExplanation", model.Features.Count, hasInteractionList: true);
}
