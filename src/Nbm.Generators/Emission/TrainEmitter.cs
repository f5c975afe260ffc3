using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a model is trained, at once or on another thread, with validation rows or without.</summary>
internal static class TrainEmitter
{
    public static void Write(SourceWriter writer, FamilyClass family)
    {
        WriteTrain(writer, family, hasValidation: false);
        StreamTrainEmitter.Write(writer, family);
        WriteTrain(writer, family, hasValidation: true);
    }

    private static void WriteTrain(SourceWriter writer, FamilyClass family, bool hasValidation)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>Trains a model{(hasValidation ? family.Held : string.Empty)}.</summary>");
        WriteDocumentation(writer, family, hasValidation);
        writer.WriteLine(
            "/// <exception cref=\"global::Nbm.NbmDataException\">A value is wrong; names the row and the feature.</exception>");
        writer.WriteLine("/// <exception cref=\"global::System.OperationCanceledException\">Training was cancelled, and <c>OnCancel</c> "
            + "says to throw.</exception>");
        TrainingParameters.WriteSignature(writer, $"public static {family.Name} Train", family, hasValidation);
        using (writer.Indent())
        {
            writer.WriteLine($"new({family.Training.Replace("{0}", hasValidation ? "validation" : "null")});");
        }

        writer.WriteLine();
        writer.WriteLine($"/// <summary>Trains a model on another thread{(hasValidation ? family.Held : string.Empty)}.</summary>");
        WriteDocumentation(writer, family, hasValidation);
        TrainingParameters.WriteSignature(writer, $"public static global::System.Threading.Tasks.Task<{family.Name}> TrainAsync", family,
            hasValidation);
        using (writer.Indent())
        {
            TrainingParameters.WriteTask(writer, "Train", hasValidation);
        }
    }

    private static void WriteDocumentation(SourceWriter writer, FamilyClass family, bool hasValidation)
    {
        writer.WriteLine($"/// <remarks>{(hasValidation ? family.RemarksWith : family.RemarksWithout)}</remarks>");
        writer.WriteLine(
            "/// <param name=\"train\">The rows to learn from; those without a target, or of weight zero, are left out.</param>");
        if (hasValidation)
        {
            writer.WriteLine("/// <param name=\"validation\">Rows that the model isn't fitted to.</param>");
        }

        writer.WriteLine($"""
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="progress">{family.Progress}</param>
            /// <param name="cancellationToken">Ends training before it is done; <c>OnCancel</c> says with what.</param>
            """);
    }
}
