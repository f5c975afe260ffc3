using Nbm.Freezing;
namespace Nbm.Generators.Emission;

/// <summary>Writes how training goes on from a model: the same model with other rows, or a model of a record that has fewer
/// features.</summary>
internal static class ContinueEmitter
{
    private const string Start = "global::Nbm.AdditiveModel start";

    /// <param name="writer">Where to.</param>
    /// <param name="name">The model's type.</param>
    /// <param name="rows">The type of a list of records.</param>
    public static void Write(SourceWriter writer, string name, string rows)
    {
        WriteOwn(writer, name, rows);
        WriteOfOther(writer, name, rows);
    }

    private static void WriteOwn(SourceWriter writer, string name, string rows)
    {
        WriteDocumentation(writer,
            "Trains a model on other rows, beginning from this one instead of from nothing: the same fit for less time where the rows are "
                + "much alike. This model stays as it is.", isOfOther: false);
        WriteSignature(writer, $"public {name} ContinueTraining", rows, isOfOther: false);
        using (writer.Indent())
        {
            writer.WriteLine("ContinueTraining(Additive, train, options, progress, cancellationToken);");
        }

        WriteDocumentation(writer, "Trains a model on other rows on another thread, beginning from this one instead of from nothing.",
            isOfOther: false);
        WriteSignature(writer, $"public global::System.Threading.Tasks.Task<{name}> ContinueTrainingAsync", rows, isOfOther: false);
        using (writer.Indent())
        {
            writer.WriteLine("ContinueTrainingAsync(Additive, train, options, progress, cancellationToken);");
        }
    }

    private static void WriteOfOther(SourceWriter writer, string name, string rows)
    {
        WriteDocumentation(writer,
            "Trains a model, beginning from one of a record that had fewer features or other interactions instead of from nothing.",
            isOfOther: true);
        WriteSignature(writer, $"public static {name} ContinueTraining", rows, isOfOther: true);
        using (writer.Indent())
        {
            writer.WriteLine(
                "new(global::Nbm.Generated.ModelTrainer.Continue(s_encoder, start, train, options, progress, cancellationToken));");
        }

        WriteDocumentation(writer,
            "Trains a model on another thread, beginning from one of a record that had fewer features or other interactions instead of "
                + "from nothing.", isOfOther: true);
        WriteSignature(writer, $"public static global::System.Threading.Tasks.Task<{name}> ContinueTrainingAsync", rows, isOfOther: true);
        using (writer.Indent())
        {
            // Training itself decides what cancelling means, so the task is never cancelled before it begins.
            writer.WriteLine("""
                global::System.Threading.Tasks.Task.Run(
                    () => ContinueTraining(start, train, options, progress, cancellationToken),
                    global::System.Threading.CancellationToken.None);
                """);
        }
    }

    private static void WriteSignature(SourceWriter writer, string method, string rows, bool isOfOther)
    {
        writer.WriteLine(method + "(");
        using (writer.Indent())
        {
            if (isOfOther)
            {
                writer.WriteLine(Start + ",");
            }

            writer.WriteLine($"""
                {rows} train,
                {TrainingParameters.Options},
                {TrainingParameters.Progress},
                {TrainingParameters.Token}) =>
                """);
        }
    }

    private static void WriteDocumentation(SourceWriter writer, string summary, bool isOfOther)
    {
        writer.WriteLine();
        writer.WriteLine($"/// <summary>{summary}</summary>");
        writer.WriteLine("/// <remarks>The fit is to the rows given and to nothing else: give those of the old model again if they are to "
            + "count. A full refinement begins with tables and smoothness; levels and classes keep their indices, new ones follow. Other "
            + "refinements begin with the networks that a model trained with <c>KeepNetworks</c> keeps: levels that these don't know count "
            + "as never seen, and <c>Notices</c> says so.</remarks>");
        if (isOfOther)
        {
            writer.WriteLine("/// <param name=\"start\">The model to begin from: the <c>Additive</c> of a typed model, or what "
                + "<c>AdditiveModel.Load</c> reads.</param>");
        }

        writer.WriteLine("""
            /// <param name="train">The rows to learn from; those without a target, or of weight zero, are left out.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="progress">Is told of every epoch of the neural phase, if there is one, and of every round of the refinement.</param>
            /// <param name="cancellationToken">Ends training before it is done; <c>OnCancel</c> says with what.</param>
            /// <exception cref="global::System.ArgumentException">The options ask for another refinement than a full one, of a model that keeps no networks or others.</exception>
            """);
        if (isOfOther)
        {
            writer.WriteLine("/// <exception cref=\"global::Nbm.NbmSchemaException\">The record hasn't all features of the model, as they "
                + "were, or another target; names the first difference.</exception>");
        }

        writer.WriteLine("""
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong; names the row and the feature.</exception>
            /// <exception cref="global::System.OperationCanceledException">Training was cancelled, and <c>OnCancel</c> says to throw.</exception>
            """);
    }
}
