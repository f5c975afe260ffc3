using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a model is trained, at once or on another thread, with validation rows or without.</summary>
internal static class TrainEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="name">The model's type.</param>
    /// <param name="rows">The type of a list of records.</param>
    public static void Write(SourceWriter writer, string name, string rows)
    {
        WriteTrain(writer, name, rows, hasValidation: false);
        WriteTrain(writer, name, rows, hasValidation: true);
    }

    private static void WriteTrain(SourceWriter writer, string name, string rows, bool hasValidation)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>Trains a model{Held(hasValidation)}.</summary>");
        WriteRemarks(writer, hasValidation);
        WriteParameters(writer, hasValidation);
        writer.WriteLine("/// <exception cref=\"global::Nbm.NbmDataException\">A value is wrong; names the row and the feature.</exception>");
        writer.WriteLine("/// <exception cref=\"global::System.OperationCanceledException\">Training was cancelled, and <c>OnCancel</c> says to throw.</exception>");
        WriteSignature(writer, $"public static {name} Train", rows, hasValidation);
        using (writer.Indent())
        {
            writer.WriteLine($"new(global::Nbm.Generated.ModelTrainer.Train(s_encoder, train, {(hasValidation ? "validation" : "null")}, options, progress, cancellationToken));");
        }

        // Train itself decides what cancelling means, so the task is never cancelled before it begins.
        writer.WriteLine();
        writer.WriteLine($"/// <summary>Trains a model on another thread{Held(hasValidation)}.</summary>");
        WriteRemarks(writer, hasValidation);
        WriteParameters(writer, hasValidation);
        WriteSignature(writer, $"public static global::System.Threading.Tasks.Task<{name}> TrainAsync", rows, hasValidation);
        using (writer.Indent())
        {
            writer.WriteLine($"""
                global::System.Threading.Tasks.Task.Run(
                    () => Train(train, {(hasValidation ? "validation, " : string.Empty)}options, progress, cancellationToken),
                    global::System.Threading.CancellationToken.None);
                """);
        }
    }

    private static void WriteSignature(SourceWriter writer, string method, string rows, bool hasValidation)
    {
        writer.WriteLine(method + "(");
        using (writer.Indent())
        {
            writer.WriteLine($"{rows} train,");
            if (hasValidation)
            {
                writer.WriteLine($"{rows} validation,");
            }

            writer.WriteLine($"""
                {TrainingParameters.Options},
                {TrainingParameters.Progress},
                {TrainingParameters.Token}) =>
                """);
        }
    }

    private static void WriteParameters(SourceWriter writer, bool hasValidation)
    {
        writer.WriteLine("/// <param name=\"train\">The rows to learn from; those without a target, or of weight zero, are left out.</param>");
        if (hasValidation)
        {
            writer.WriteLine("/// <param name=\"validation\">Rows that the model isn't fitted to.</param>");
        }

        writer.WriteLine("""
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="progress">Is told of every epoch of the neural phase, if there is one, and of every round of the refinement.</param>
            /// <param name="cancellationToken">Ends training before it is done; <c>OnCancel</c> says with what.</param>
            """);
    }

    private static string Held(bool hasValidation) => hasValidation ? ", with rows of your own to stop the neural phase by" : string.Empty;

    // What a default fit does with validation rows, and with none.
    private static void WriteRemarks(SourceWriter writer, bool hasValidation) => writer.WriteLine(hasValidation
        ? "/// <remarks>Only a neural phase looks at validation rows. By default a record without interactions of four numbers and more has none, and they change nothing.</remarks>"
        : "/// <remarks>Refinement learns from all rows. A neural phase, where there is one, holds some out to stop by: <c>ValidationFraction</c>.</remarks>");
}
