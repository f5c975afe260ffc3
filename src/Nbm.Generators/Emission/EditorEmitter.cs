using System.Linq;
using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a model is edited by hand: a property for each feature and interaction, and the methods of the model.</summary>
internal static class EditorEmitter
{
    private const string Reader = "global::Nbm.Generated.EditorReader";

    /// <summary>The editor.</summary>
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        string name = model.TypeName("Editor");
        bool isMulticlass = model.Target.Task.Facts().HasScorePerClass;
        string classes = isMulticlass ? $", global::System.Collections.Generic.IReadOnlyList<{model.Target.Value.TypeName}> classes"
            : string.Empty;
        writer.WriteLine($"/// <summary>Edits a model of {model.RecordTitle()} by hand: what each term adds to "
            + $"{(isMulticlass ? "the score of each class" : "the score")}. Used within <c>Edit</c>.</summary>");
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {name}"))
        {
            using (writer.WriteBlock($"internal {name}({Reader} reader{classes})"))
            {
                for (int t = 0; t < model.TermCount(); t++)
                {
                    writer.WriteLine($"this.{CSharpLiteral.Identifier(model.TermName(t))} = reader.{Read(model, t, isMulticlass)};");
                }
            }

            for (int t = 0; t < model.TermCount(); t++)
            {
                string editor = Type(model, t);
                string type = isMulticlass ? $"global::Nbm.ClassEditors<{editor}, {model.Target.Value.TypeName}>" : editor;
                string features = string.Join(" and ", model.TermFeatures(t).Select(f => ModelDocumentation.Code(model.Features[f].Name)));
                string unit = t < model.Features.Count && model.Features[t].IsNumeric
                    ? ModelDocumentation.Unit(model.Features[t].Unit) : string.Empty;
                string what = t >= model.Features.Count ? $"Edits what {features} add together." : $"Edits what {features} adds{unit}.";
                writer.WriteLine();
                writer.WriteLine($"/// <summary>{what}</summary>");
                writer.WriteLine($"{model.TermAccessibility(t)} {type} {CSharpLiteral.Identifier(model.TermName(t))} {{ get; }}");
            }
        }
    }

    /// <summary>The methods of the model.</summary>
    public static void WriteMethods(SourceWriter writer, FamilyClass family)
    {
        string editor = family.Model.TypeName("Editor");
        string typed = $"static model => new {family.Name}(model)";
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>A model with terms that are changed by hand, and a log of that in its file. This model stays as it is. Scores of rows that an edit doesn't touch stay as they are; edited terms are centred anew.</summary>
            /// <param name="edit">Changes terms, each by its property.</param>
            /// <param name="author">Who edits.</param>
            /// <param name="reason">Why.</param>
            /// <param name="rows">Rows to evaluate on before and after, for the log; null for none.</param>
            /// <param name="time">Says when; null for the system's clock.</param>
            /// <exception cref="global::Nbm.NbmEditException">The edit breaks what the record declares, or needs what the model's file doesn't keep.</exception>
            /// <exception cref="global::System.ArgumentException">There is no such level, or nothing was edited.</exception>
            public {family.Name} Edit(global::System.Action<{editor}> edit, string author, string reason, {family.Rows}? rows = null, global::System.TimeProvider? time = null) =>
                new(EditedBy(reader => edit(new {editor}(reader{(family.IsMulticlass ? ", Classes" : string.Empty)})), {typed}, author, reason, rows, time));

            /// <summary>The model before its last edit; a threshold stays as it is now.</summary>
            /// <exception cref="global::System.InvalidOperationException">There was no edit, or scores were recalibrated since.</exception>
            public {family.Name} UndoEdit() => new(Additive.UndoEdit());
            """);
    }

    private static string Type(ModelSpec model, int term) => term >= model.Features.Count ? "global::Nbm.InteractionEditor"
        : model.Features[term].IsNumeric ? "global::Nbm.NumberEditor"
        : $"global::Nbm.CategoryEditor<{LevelType(model.Features[term])}>";

    private static string Read(ModelSpec model, int term, bool isMulticlass)
    {
        string index = CSharpLiteral.Int32(term) + (isMulticlass ? ", classes" : string.Empty);
        return term >= model.Features.Count ? $"Interaction({index})"
            : model.Features[term].IsNumeric ? $"Number({index})"
            : LevelType(model.Features[term]) == "string" ? $"Text({index})"
            : $"Category({index}, new {LevelType(model.Features[term])}[] {{ {Levels(model.Features[term])} }})";
    }

    // Parts of dates are named by their texts.
    private static string LevelType(FeatureSpec feature) =>
        feature.Part is null && feature.Value.Kind is (ValueKind.Bool or ValueKind.Enum) ? feature.Value.TypeName : "string";

    private static string Levels(FeatureSpec feature) => feature.Value.Kind == ValueKind.Bool ? "false, true"
        : string.Join(", ", feature.Value.Members.Select(m => $"{feature.Value.TypeName}.{CSharpLiteral.Identifier(m.Name)}"));
}
