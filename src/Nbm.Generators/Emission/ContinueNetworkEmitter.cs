using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how training of a network goes on from a model: the same record with other rows.</summary>
internal static class ContinueNetworkEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="family">The typed model.</param>
    /// <param name="call">The call that goes on: {0} is the validation rows, or <c>null</c>.</param>
    public static void Write(SourceWriter writer, FamilyClass family, string call)
    {
        Write(writer, family, call, hasValidation: false);
        Write(writer, family, call, hasValidation: true);
    }

    private static void Write(SourceWriter writer, FamilyClass family, string call, bool hasValidation)
    {
        string held = hasValidation ? ", and stops by rows of your own" : string.Empty;
        WriteDocumentation(writer,
            $"Trains a model on other rows, beginning with the network that this one keeps{held}. This model stays as it is.",
            hasValidation);
        TrainingParameters.WriteSignature(writer, $"public {family.Name} ContinueTraining", family, hasValidation);
        using (writer.Indent())
        {
            writer.WriteLine($"new({call.Replace("{0}", hasValidation ? "validation" : "null")});");
        }

        WriteDocumentation(writer, $"Trains a model on other rows on another thread, beginning with the network that this one keeps{held}.",
            hasValidation);
        TrainingParameters.WriteSignature(writer, $"public global::System.Threading.Tasks.Task<{family.Name}> ContinueTrainingAsync",
            family, hasValidation);
        using (writer.Indent())
        {
            TrainingParameters.WriteTask(writer, "ContinueTraining", hasValidation);
        }
    }

    private static void WriteDocumentation(SourceWriter writer, string summary, bool hasValidation)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>{summary}</summary>
            /// <remarks>The model must have been trained with <c>KeepNetworks</c>, and options ask for the same network. The fit is to the rows given and to nothing else. Inputs stay as they are: levels that the network doesn't know count as never seen, and <c>Notices</c> says so.</remarks>
            /// <param name="train">The rows to learn from; those without a target, or of weight zero, are left out.</param>
            """);
        if (hasValidation)
        {
            writer.WriteLine("/// <param name=\"validation\">The rows to stop by.</param>");
        }

        writer.WriteLine("""
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="progress">Is told of every epoch.</param>
            /// <param name="cancellationToken">Ends training before it is done; <c>OnCancel</c> says with what.</param>
            /// <exception cref="global::System.ArgumentException">The model keeps no network, or the options ask for another one.</exception>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or a class is one that the network has no score for; names the row and the feature.</exception>
            /// <exception cref="global::System.OperationCanceledException">Training was cancelled, and <c>OnCancel</c> says to throw.</exception>
            """);
    }
}
