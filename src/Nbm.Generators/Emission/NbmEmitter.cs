using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes the additive model: how it is trained, selected, loaded and asked. All mathematics is in the runtime.</summary>
internal static class NbmEmitter
{
    public static void Write(SourceWriter writer, ModelSpec model)
    {
        var family = new FamilyClass(model, "Model")
        {
            Trained = "global::Nbm.AdditiveModel",
            Options = TrainingParameters.OptionsType,
            Training = "global::Nbm.Generated.ModelTrainer.Train(s_encoder, train, {0}, options, progress, cancellationToken)",
            FoldModel = $"static model => new {model.TypeName("Model")}(model)",

            // What a default fit does with validation rows, and with none.
            Held = ", with rows of your own to stop the neural phase by",
            RemarksWith = "Only a neural phase looks at validation rows. By default a record without interactions of four numbers and more "
                + "has none, and they change nothing.",
            RemarksWithout = "Refinement learns from all rows. A neural phase, where there is one, holds some out to stop by: "
                + "<c>ValidationFraction</c>.",
            Progress = "Is told of every epoch of the neural phase, if there is one, and of every round of the refinement.",
            FoldProgress = "Is told of every epoch and round, and of which fold it is.",
        };
        ModelDocumentation.Write(writer, model);
        GeneratedFile.WriteGeneratedCodeAttribute(writer);
        using (writer.WriteBlock($"{model.Accessibility} sealed partial class {family.Name} : {family.BaseTypes}"))
        {
            RecordEmitter.WriteField(writer, model);
            writer.WriteLine();
            writer.WriteLine($"private {family.Name}({family.Trained} model)");
            using (writer.Indent())
            {
                writer.WriteLine($": base(s_encoder, model{model.Target.ClassesArgument()}) => Shapes = new "
                    + $"{model.TypeName("Shapes")}(model{(family.IsMulticlass ? ", Classes" : string.Empty)});");
            }

            writer.WriteLine();
            writer.WriteLine("/// <summary>The shape function of every term.</summary>");
            writer.WriteLine($"public {model.TypeName("Shapes")} Shapes {{ get; }}");
            TrainEmitter.Write(writer, family);
            ContinueEmitter.Write(writer, family.Name, family.Rows);
            DistillEmitter.Write(writer, family);
            MemoryEmitter.Write(writer, family.Rows);
            SelectionEmitter.Write(writer, family.Rows);
            CrossValidationEmitter.Write(writer, family);
            LoadEmitter.Write(writer, family);
            DecisionEmitter.Write(writer, family, isAdditive: true);
            EditorEmitter.WriteMethods(writer, family);
            ExplainEmitter.Write(writer, family, ExplainedBy.Terms("Explanation"));
            ChangesEmitter.WriteMethods(writer, family);
        }
    }
}
