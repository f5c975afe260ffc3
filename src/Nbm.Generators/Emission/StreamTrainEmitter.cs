using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how a model is trained on rows that come one by one, from a database or a file.</summary>
internal static class StreamTrainEmitter
{
    private const string Collections = "global::System.Collections.Generic";

    public static void Write(SourceWriter writer, FamilyClass family)
    {
        writer.WriteLine();
        WriteDocumentation(
            writer, family, "Trains a model on rows that come one by one. They are read to the end before training begins; what they say is kept, they aren't.");
        writer.WriteLine($$"""
            public static {{family.Name}} Train(
                {{Collections}}.IEnumerable<{{family.Record}}> train,
                {{family.OptionsParameter}},
                {{TrainingParameters.Progress}},
                {{TrainingParameters.Token}}) =>
                Train(global::Nbm.Generated.RowStream.Read(s_encoder, train, cancellationToken), options, progress, cancellationToken);

            """);
        WriteDocumentation(
            writer, family,
            "Trains a model on rows that are waited for one by one. They are read to the end before training begins, which is on another thread; "
            + "what they say is kept, they aren't.");
        writer.WriteLine($$"""
            public static async global::System.Threading.Tasks.Task<{{family.Name}}> TrainAsync(
                {{Collections}}.IAsyncEnumerable<{{family.Record}}> train,
                {{family.OptionsParameter}},
                {{TrainingParameters.Progress}},
                {{TrainingParameters.Token}})
            {
                {{family.Rows}} rows = await global::Nbm.Generated.RowStream.ReadAsync(s_encoder, train, cancellationToken).ConfigureAwait(false);
                return await TrainAsync(rows, options, progress, cancellationToken).ConfigureAwait(false);
            }
            """);
    }

    private static void WriteDocumentation(SourceWriter writer, FamilyClass family, string what) => writer.WriteLine($"""
        /// <summary>{what}</summary>
        /// <remarks>{family.RemarksWithout}</remarks>
        /// <param name="train">The rows to learn from; those without a target, or of weight zero, are left out.</param>
        /// <param name="options">How to train; by default as suits most data.</param>
        /// <param name="progress">{family.Progress}</param>
        /// <param name="cancellationToken">Ends reading, and training before it is done; <c>OnCancel</c> says with what.</param>
        /// <exception cref="global::Nbm.NbmDataException">A value is wrong; names the row and the feature.</exception>
        /// <exception cref="global::System.OperationCanceledException">Reading was cancelled; or training was,
        /// and <c>OnCancel</c> says to throw.</exception>
        """);
}
