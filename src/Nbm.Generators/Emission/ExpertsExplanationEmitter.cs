using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the explanation of experts: one property for each of them.</summary>
internal static class ExpertsExplanationEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        ExpertsSpec experts = ExpertsEmitter.SpecOf(model);
        bool isMulticlass = model.Target.Task.Facts().HasScorePerClass;
        string name = model.TypeName("ExpertsExplanation"), prediction = ExpertsEmitter.PredictionType(model);
        string classes = isMulticlass ? $"<{model.Target.Value.TypeName}>" : string.Empty;
        string title = $"Why experts predict {ModelDocumentation.Code(model.Target.Name)} as they do for one {model.RecordTitle()}";
        writer.WriteLine($"/// <summary>{title}: which of them settled it, and what each says alone.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        string derived = $"global::Nbm.{(isMulticlass ? "Multiclass" : string.Empty)}Explanation{classes}";
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {name} : {derived}"))
        {
            string own = isMulticlass ? string.Empty : $", {prediction} prediction";
            writer.WriteLine($"private readonly global::Nbm.ExpertsPrediction<{prediction}> _said;");
            writer.WriteLine();
            writer.WriteLine($"internal {name}(global::Nbm.Generated.ExplainedRow{classes} explained{own}, "
                + $"global::Nbm.ExpertsPrediction<{prediction}> said)");
            using (writer.Indent())
            {
                writer.WriteLine(": base(explained)");
            }

            using (writer.WriteBraces())
            {
                for (int e = 0; e < experts.Experts.Count; e++)
                {
                    writer.WriteLine($"this.{CSharpLiteral.Identifier(experts.Experts[e].Name)} = said[{CSharpLiteral.Int32(e)}]!;");
                }

                writer.WriteLine("_said = said;");
                writer.WriteLine("this.Opinions = said.Opinions;");
                writer.WriteLine("this.Largest = said.Largest;");
                writer.WriteLine("this.Confidence = said.Confidence;");
                writer.WriteLine("this.HasConfidence = said.HasConfidence;");
                if (!isMulticlass)
                {
                    writer.WriteLine("this.Prediction = prediction;");
                }
            }

            string opinion = $"global::Nbm.ExpertOpinion<{prediction}>";
            foreach (ExpertSpec expert in experts.Experts)
            {
                string groups = string.Join(" and ", expert.Groups.Select(group => ModelDocumentation.Code(experts.Groups[group].Name)));
                WriteProperty(writer, $"What the expert of {groups} says, and how much it settled.", opinion,
                    CSharpLiteral.Identifier(expert.Name));
            }

            string list = $"global::System.Collections.Generic.IReadOnlyList<{opinion}>";
            WriteProperty(writer, "All experts, in the order in which they are declared.", list, "Opinions");
            WriteProperty(writer, "The expert that settled most of it.", opinion, "Largest");
            const string Sure = "How sure the prediction is, from 0 to 1: the largest confidence of the experts. 1 by definition "
                + "where it is that of the expert of all groups, by whose answer the others measure theirs: see <c>HasConfidence</c>.";
            WriteProperty(writer, Sure, "double", "Confidence");
            WriteProperty(writer, "Whether Confidence says anything.", "bool", "HasConfidence");
            if (!isMulticlass)
            {
                WriteProperty(writer, "The prediction that is explained.", prediction, "Prediction");
            }

            writer.WriteLine();
            writer.WriteLine("/// <summary>How much of the prediction each expert settled, as bars, with what it says alone.</summary>");
            writer.WriteLine("protected override string DrawSvg() => global::Nbm.ExpertsSvgExtensions.ToSvg(_said);");
        }
    }

    private static void WriteProperty(SourceWriter writer, string summary, string type, string name)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>{summary}</summary>");
        writer.WriteLine($"public {type} {name} {{ get; }}");
    }
}
