using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the explanation of a network with an interpreter: its attributes, and of those that read features what each feature
/// adds.</summary>
internal static class FlintExplanationEmitter
{
    /// <summary>The type that explains an attribute: nested, so that it takes no name of the namespace.</summary>
    public const string AttributeType = "AttributeExplanation";

    public static void Write(SourceWriter writer, ModelSpec model)
    {
        FlintSpec flint = FlintEmitter.SpecOf(model);
        bool isMulticlass = model.Target.Task.Facts().HasScorePerClass;
        string name = model.TypeName("FlintExplanation"), record = model.Hierarchy.FullyQualifiedName;
        string classes = isMulticlass ? $"<{model.Target.Value.TypeName}>" : string.Empty;
        string attribute = flint.ReadsFeatures ? $"global::Nbm.AttributeActivation<{name}.{AttributeType}>"
            : "global::Nbm.AttributeActivation";
        string list = $"global::System.Collections.Generic.IReadOnlyList<{attribute}>";
        string title = $"Why a network predicts {ModelDocumentation.Code(model.Target.Name)} as it does for one {model.RecordTitle()}";
        writer.WriteLine($"/// <summary>{title}: which attributes are active, and what they add to "
            + $"{(isMulticlass ? "the score of each class" : "the score")}.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        string derived = $"global::Nbm.{(isMulticlass ? "Multiclass" : string.Empty)}Explanation{classes}";
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {name} : {derived}"))
        {
            string own = isMulticlass ? string.Empty : $", {model.Target.PredictionType()} prediction";
            string because = flint.ReadsFeatures ? $", {record} row, global::System.Func<int, global::Nbm.Generated.ExplainedRow> because"
                : string.Empty;
            writer.WriteLine(
                $"internal {name}(global::Nbm.Generated.ExplainedRow{classes} explained{own}, global::Nbm.FlintReading said{because})");
            using (writer.Indent())
            {
                writer.WriteLine(": base(explained)");
            }

            using (writer.WriteBraces())
            {
                writer.WriteLine(flint.ReadsFeatures
                    ? "this.Attributes = global::System.Linq.Enumerable.ToArray(global::System.Linq.Enumerable.Select(said.Attributes, "
                        + $"own => new {attribute}(own, j => new {AttributeType}(row, because(j)))));"
                    : "this.Attributes = said.Attributes;");
                writer.WriteLine("this.IsFollowed = said.Agrees;");
                if (!isMulticlass)
                {
                    writer.WriteLine("this.Prediction = prediction;");
                }
            }

            WriteProperty(writer, "All attributes, in their order.", list, "Attributes");
            WriteProperty(writer,
                "Whether the interpreter names the class that is predicted; of numbers always, and the remainder says how far it is off.",
                "bool", "IsFollowed");
            if (!isMulticlass)
            {
                WriteProperty(writer, "The prediction that is explained.", model.Target.PredictionType(), "Prediction");
            }

            writer.WriteLine();
            writer.WriteLine($"""
                /// <summary>The attributes that matter here: those of a relevance above a threshold, the most relevant first.</summary>
                /// <param name="threshold">From 0 to 1.</param>
                public {list} Interpretation(double threshold) => global::System.Linq.Enumerable.ToArray(
                    global::System.Linq.Enumerable.OrderByDescending(
                        global::System.Linq.Enumerable.Where(this.Attributes, own => own.Relevance > threshold), static own => own.Relevance));
                """);
            if (flint.ReadsFeatures)
            {
                ExplanationEmitter.WriteAttribute(writer, model, AttributeType);
            }
        }
    }

    private static void WriteProperty(SourceWriter writer, string summary, string type, string name)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>{summary}</summary>");
        writer.WriteLine($"public {type} {name} {{ get; }}");
    }
}
