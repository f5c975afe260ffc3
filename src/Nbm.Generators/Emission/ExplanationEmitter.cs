using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the explanation: one property for each feature, of the feature's own type, and for each interaction.</summary>
internal static class ExplanationEmitter
{
    /// <summary>Of an additive model: a property for each term that is declared.</summary>
    public static void WriteAdditive(SourceWriter writer, ModelSpec model) =>
        Write(writer, model, "Explanation", model.TermCount(), hasInteractionList: false);

    /// <param name="writer">Where to.</param>
    /// <param name="model">The record.</param>
    /// <param name="suffix">What is appended to the stem.</param>
    /// <param name="terms">How many terms have a property: the features, and the interactions if they are terms.</param>
    /// <param name="hasInteractionList">Whether what features add together is a list.</param>
    public static void Write(SourceWriter writer, ModelSpec model, string suffix, int terms, bool hasInteractionList)
    {
        string name = model.TypeName(suffix);
        bool isMulticlass = model.Target.Task.Facts().HasScorePerClass;
        string classes = isMulticlass ? $"<{model.Target.Value.TypeName}>" : string.Empty;
        writer.WriteLine($"/// <summary>Why a model predicts {ModelDocumentation.Code(model.Target.Name)} as it does for one "
            + $"{model.RecordTitle()}.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {name} : "
            + $"global::Nbm.{(isMulticlass ? "Multiclass" : string.Empty)}Explanation{classes}"))
        {
            string prediction = isMulticlass ? string.Empty : $", {model.Target.PredictionType()} prediction";
            writer.WriteLine($"internal {name}({model.Hierarchy.FullyQualifiedName} row, global::Nbm.Generated.ExplainedRow{classes} "
                + $"explained{prediction})");
            using (writer.Indent())
            {
                writer.WriteLine(": base(explained)");
            }

            using (writer.WriteBraces())
            {
                WriteAssignments(writer, model, terms, isMulticlass, mayDrop: !hasInteractionList);
            }

            for (int t = 0; t < terms; t++)
            {
                WriteProperty(writer, model, t, isMulticlass, mayDrop: !hasInteractionList);
            }

            VectorEmitter.WriteExplanationProperties(writer, model, isMulticlass);

            if (hasInteractionList)
            {
                string list = isMulticlass ? $"global::Nbm.MulticlassInteractionContribution{classes}"
                    : "global::Nbm.InteractionContribution";
                writer.WriteLine();
                writer.WriteLine($"/// <summary>What features add together to {(isMulticlass ? "the score of each class" : "the score")}, "
                    + "beyond what fewer of them do, the largest first.</summary>");
                writer.WriteLine($"public global::System.Collections.Generic.IReadOnlyList<{list}> Interactions => InteractionsOf();");
            }

            if (!isMulticlass)
            {
                writer.WriteLine();
                writer.WriteLine("/// <summary>The prediction that is explained.</summary>");
                writer.WriteLine($"public {model.Target.PredictionType()} Prediction {{ get; }}");
            }
        }
    }

    /// <summary>Of an attribute that reads features, within another type: a property for each of them and for each declared
    /// interaction.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="model">The record.</param>
    /// <param name="name">What it is called.</param>
    public static void WriteAttribute(SourceWriter writer, ModelSpec model, string name)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>Why an attribute is as active as it is in one {model.RecordTitle()}: the score is its activation, "
            + "where that is above 0.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"public sealed class {name} : global::Nbm.Explanation"))
        {
            writer.WriteLine($"internal {name}({model.Hierarchy.FullyQualifiedName} row, global::Nbm.Generated.ExplainedRow explained)");
            using (writer.Indent())
            {
                writer.WriteLine(": base(explained)");
            }

            using (writer.WriteBraces())
            {
                WriteAssignments(writer, model, model.TermCount(), isMulticlass: false, mayDrop: false, hasPrediction: false);
            }

            for (int t = 0; t < model.TermCount(); t++)
            {
                WriteProperty(writer, model, t, isMulticlass: false, mayDrop: false);
            }
        }
    }

    private static void WriteAssignments(SourceWriter writer, ModelSpec model, int terms, bool isMulticlass, bool mayDrop,
        bool hasPrediction = true)
    {
        for (int t = 0; t < terms; t++)
        {
            string values = string.Join(", ", model.TermFeatures(t).Select(f => ValueEncoding.Value(model.Features[f])));
            string value = t < model.Features.Count ? values : $"({values})";
            string term = CSharpLiteral.Int32(t);
            string score = isMulticlass ? $"ScoresOf({term}), StandardErrorsOf({term})" : $"ScoreOf({term}), StandardErrorOf({term})";
            writer.WriteLine($"this.{CSharpLiteral.Identifier(model.TermName(t))} = new({value}, "
                + $"{score}) {{ {(mayDrop ? $"Selected = IsSelected({term}), " : string.Empty)}Standing = StandingOf({term}) }};");
        }

        if (!hasPrediction)
        {
            return;
        }

        VectorEmitter.WriteExplanations(writer, model);
        if (!isMulticlass)
        {
            writer.WriteLine("this.Prediction = prediction;");
        }
    }

    private static void WriteProperty(SourceWriter writer, ModelSpec model, int term, bool isMulticlass, bool mayDrop)
    {
        string type = isMulticlass
            ? $"global::Nbm.MulticlassContribution<{model.ValueType(term)}, {model.Target.Value.TypeName}>"
            : $"global::Nbm.Contribution<{model.ValueType(term)}>";
        writer.WriteLine();
        writer.WriteLine(
            $"/// <summary>{Summary(model, term, isMulticlass ? "the score of each class" : "the score")}{(mayDrop ? " Nothing if training dropped the term: <c>Selected</c>." : string.Empty)}</summary>");
        if (term >= model.Features.Count)
        {
            writer.WriteLine(
                $"[global::Nbm.Generated.InteractionJson({CSharpLiteral.String(string.Join(",", model.TermFeatures(term).Select(f => model.Features[f].Name)))})]");
        }

        writer.WriteLine($"{model.TermAccessibility(term)} {type} {CSharpLiteral.Identifier(model.TermName(term))} {{ get; }}");
    }

    private static string Summary(ModelSpec model, int term, string score)
    {
        string features = string.Join(" and ", model.TermFeatures(term).Select(f =>
            ModelDocumentation.Code(model.Features[f].Name)
                + (model.Features[f].Unit is { } unit ? $" (in {TextLiteral.Xml(unit)})" : string.Empty)));
        return term < model.Features.Count
            ? $"The row's {features}, and what it adds to {score}."
            : $"The row's {features}, and what they add to {score} together, beyond what each adds alone.";
    }
}
