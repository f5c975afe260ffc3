using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the shapes: the function of each term, as a curve, a list of levels, or a grid.</summary>
internal static class ShapesEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        string name = model.TypeName("Shapes");
        bool isMulticlass = model.Target.Task.Facts().HasScorePerClass;
        string classes = isMulticlass ? $", global::System.Collections.Generic.IReadOnlyList<{model.Target.Value.TypeName}> classes"
            : string.Empty;
        writer.WriteLine($"/// <summary>The shape functions of a model of {model.RecordTitle()}: what each term adds to "
            + $"{(isMulticlass ? "the score of each class" : "the score")}, wherever its features lie.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {name}"))
        {
            using (writer.WriteBlock($"internal {name}(global::Nbm.AdditiveModel model{classes})"))
            {
                for (int t = 0; t < model.TermCount(); t++)
                {
                    string arguments = $"model, {CSharpLiteral.Int32(t)}{(isMulticlass ? ", classes" : string.Empty)}";
                    writer.WriteLine($"this.{CSharpLiteral.Identifier(model.TermName(t))} = "
                        + $"global::Nbm.Generated.ShapeReader.{KindOf(model, t)}({arguments});");
                }

                VectorEmitter.WriteShapes(writer, model, isMulticlass);
            }

            for (int t = 0; t < model.TermCount(); t++)
            {
                WriteProperty(writer, model, t, isMulticlass);
            }

            VectorEmitter.WriteShapeProperties(writer, model, isMulticlass);
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
        writer.WriteLine(
            $"/// <summary>What an attribute of {model.RecordTitle()} is: what each feature adds to its activation, wherever it "
                + "lies, and each interaction beyond that.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"public sealed class {name}"))
        {
            using (writer.WriteBlock($"internal {name}(global::Nbm.AdditiveModel curves)"))
            {
                for (int t = 0; t < model.TermCount(); t++)
                {
                    writer.WriteLine(
                        $"this.{CSharpLiteral.Identifier(model.TermName(t))} = "
                            + $"global::Nbm.Generated.ShapeReader.{KindOf(model, t)}(curves, {CSharpLiteral.Int32(t)});");
                }
            }

            for (int t = 0; t < model.TermCount(); t++)
            {
                WriteProperty(writer, model, t, isMulticlass: false);
            }
        }
    }

    private static void WriteProperty(SourceWriter writer, ModelSpec model, int term, bool isMulticlass)
    {
        string shape = $"global::Nbm.{KindOf(model, term)}Shape";
        string type = isMulticlass ? $"global::Nbm.ClassShapes<{shape}, {model.Target.Value.TypeName}>" : shape;
        string features = string.Join(" and ", model.TermFeatures(term).Select(f => ModelDocumentation.Code(model.Features[f].Name)));
        string what = KindOf(model, term) switch
        {
            "Numeric" => $"The curve of {features}{ModelDocumentation.Unit(model.Features[term].Unit)}.",
            "Category" => $"The levels of {features}.",
            _ => $"The grid of {features} together.",
        };
        writer.WriteLine();
        writer.WriteLine($"/// <summary>{what}</summary>");
        writer.WriteLine($"{model.TermAccessibility(term)} {type} {CSharpLiteral.Identifier(model.TermName(term))} {{ get; }}");
    }

    private static string KindOf(ModelSpec model, int term) =>
        term >= model.Features.Count ? "Interaction" : model.Features[term].IsNumeric ? "Numeric" : "Category";
}
