using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the model: how it is trained, selected, loaded and asked. All mathematics is in the runtime.</summary>
internal static class ModelClassEmitter
{
    private const string AdditiveModel = "global::Nbm.AdditiveModel";

    public static void Write(SourceWriter writer, ModelSpec model)
    {
        string name = model.TypeName("Model");
        bool isMulticlass = model.Target.Task.Facts().HasScorePerClass;
        ModelDocumentation.Write(writer, model);
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {name} : {model.ModelBaseType()}"))
        {
            string record = model.Hierarchy.FullyQualifiedName;
            writer.WriteLine($"private static readonly global::Nbm.Generated.RecordEncoder<{record}> s_encoder = new Encoder();");
            writer.WriteLine();
            writer.WriteLine($"private {name}({AdditiveModel} model)");
            using (writer.Indent())
            {
                writer.WriteLine($": base(s_encoder, model{Classes(model.Target)}) => Shapes = new {model.TypeName("Shapes")}(model{(isMulticlass ? ", Classes" : string.Empty)});");
            }

            writer.WriteLine();
            writer.WriteLine("/// <summary>The shape function of every term.</summary>");
            writer.WriteLine($"public {model.TypeName("Shapes")} Shapes {{ get; }}");
            string rows = $"global::System.Collections.Generic.IReadOnlyList<{record}>";
            TrainEmitter.Write(writer, name, rows);
            ContinueEmitter.Write(writer, name, rows);
            MemoryEmitter.Write(writer, rows);
            SelectionEmitter.Write(writer, model, rows);
            WriteLoad(writer, name);
            WriteExplain(writer, model, isMulticlass);
        }
    }

    private static void WriteLoad(SourceWriter writer, string name)
    {
        foreach ((string type, string parameter, string what) in new[] { ("string", "path", "file"), ("global::System.IO.Stream", "stream", "stream") })
        {
            writer.WriteLine();
            writer.WriteLine($"""
                /// <summary>Loads a model that was saved.</summary>
                /// <param name="{parameter}">The {what} that <c>Save</c> wrote.</param>
                /// <exception cref="global::Nbm.NbmFormatException">The {what} is damaged, or holds no model.</exception>
                /// <exception cref="global::Nbm.NbmSchemaException">The model is of another record; names the first feature that differs.</exception>
                public static {name} Load({type} {parameter}) => new({AdditiveModel}.Load({parameter}, s_schema));
                """);
        }
    }

    private static void WriteExplain(SourceWriter writer, ModelSpec model, bool isMulticlass)
    {
        string record = model.Hierarchy.FullyQualifiedName;
        string explanation = model.TypeName("Explanation");
        string prediction = isMulticlass ? string.Empty : ", Predict(row)";
        string PerClass(string explained) => isMulticlass ? $"PerClass({explained})" : explained;
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Explains the prediction for one row: the score of every term, which add up to the prediction's.</summary>
            /// <param name="row">The row.</param>
            public {explanation} Explain({record} row) => new(row, ExplainRow(row){prediction});

            /// <summary>Explains the prediction for one row by how it differs from another: the difference of every term, which add up to that of the scores.</summary>
            /// <param name="row">The row.</param>
            /// <param name="reference">The row to compare it with.</param>
            public {explanation} Explain({record} row, {record} reference) => new(row, {PerClass("ExplainAgainst(row, reference)")}{prediction});

            /// <summary>Explains the predictions for many rows, with their scores in one pass.</summary>
            /// <param name="rows">The rows.</param>
            /// <exception cref="global::Nbm.NbmDataException">A feature is missing that can't be; names the row.</exception>
            public global::Nbm.Explanations<{explanation}> Explain(global::System.Collections.Generic.IReadOnlyList<{record}> rows) =>
                ExplainRows(rows, (row, explained) => new {explanation}(row, {PerClass("explained")}{prediction}));
            """);
    }

    private static string Classes(TargetSpec target) => target switch
    {
        { Value.Kind: ValueKind.Enum } => $", new {target.Value.TypeName}[] {{ {string.Join(", ", target.Value.Members.Select(m => $"{target.Value.TypeName}.{CSharpLiteral.Identifier(m.Name)}"))} }}",
        { Value.Kind: ValueKind.String } => ", global::System.Linq.Enumerable.ToArray(model.Classes)",
        _ => string.Empty,
    };
}
