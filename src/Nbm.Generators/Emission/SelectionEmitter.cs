using Nbm.Freezing;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>Writes how to choose between models: which interactions to declare, and how well a model does on rows that it never saw.</summary>
internal static class SelectionEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">The type of a list of records.</param>
    public static void Write(SourceWriter writer, ModelSpec model, string rows)
    {
        WriteSuggestInteractions(writer, rows);
        WriteCrossValidate(writer, model, rows);
    }

    private static void WriteSuggestInteractions(SourceWriter writer, string rows)
    {
        writer.WriteLine();
        writer.WriteLine($"""
            /// <summary>Suggests pairs of features that are worth an interaction, the most important first. Each has the line that declares it.</summary>
            /// <param name="rows">The rows to look at.</param>
            /// <param name="count">How many pairs at most.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="cancellationToken">Ends the search early.</param>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong; names the row and the feature.</exception>
            /// <exception cref="global::System.OperationCanceledException">The search was cancelled.</exception>
            public static global::System.Collections.Immutable.ImmutableArray<global::Nbm.InteractionSuggestion> SuggestInteractions(
                {rows} rows,
                int count,
                {TrainingParameters.Options},
                {TrainingParameters.Token}) =>
                global::Nbm.Generated.InteractionSuggester.Suggest(s_encoder, rows, count, options, cancellationToken);

            /// <summary>Suggests pairs or triples of features that are worth an interaction, the most important first. Each has the line that declares it.</summary>
            /// <remarks>A triple is suggested for what it adds beyond all pairs, and only if that predicts rows which the fit never saw: where there is nothing, nothing.</remarks>
            /// <param name="rows">The rows to look at.</param>
            /// <param name="count">How many at most.</param>
            /// <param name="order">How many features interact: 2 or 3.</param>
            /// <param name="options">How to train; by default as suits most data.</param>
            /// <param name="cancellationToken">Ends the search early.</param>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The order is neither 2 nor 3.</exception>
            /// <exception cref="global::Nbm.NbmDataException">A value is wrong; names the row and the feature.</exception>
            /// <exception cref="global::System.OperationCanceledException">The search was cancelled.</exception>
            public static global::System.Collections.Immutable.ImmutableArray<global::Nbm.InteractionSuggestion> SuggestInteractions(
                {rows} rows,
                int count,
                int order,
                {TrainingParameters.Options},
                {TrainingParameters.Token}) =>
                global::Nbm.Generated.InteractionSuggester.Suggest(s_encoder, rows, count, order, options, cancellationToken);
            """);
    }

    private static void WriteCrossValidate(SourceWriter writer, ModelSpec model, string rows)
    {
        string name = model.TypeName("Model");
        string result = $"global::Nbm.CrossValidation<{name}, {model.Target.MetricsType()}>";
        string parameters = $"""
                {rows} rows,
                int folds = 5,
                {TrainingParameters.Options},
                global::System.IProgress<global::Nbm.CrossValidationProgress>? progress = null,
                {TrainingParameters.Token}) =>
            """;
        writer.WriteLine();
        writer.WriteLine("/// <summary>Trains a model for each of some folds of the rows, on all the other folds, and evaluates it on the fold that it never saw.</summary>");
        WriteCrossValidationRemarks(writer);
        writer.WriteLine($"public static {result} CrossValidate(");
        writer.WriteLine(parameters);
        using (writer.Indent())
        {
            writer.WriteLine($"global::Nbm.Generated.CrossValidator.Run(s_encoder, rows, folds, static model => new {name}(model), static (model, test) => model.Evaluate(test), options, progress, cancellationToken);");
        }

        writer.WriteLine();
        writer.WriteLine("/// <summary>Cross-validates on another thread: see <c>CrossValidate</c>.</summary>");
        WriteCrossValidationRemarks(writer);
        writer.WriteLine($"public static global::System.Threading.Tasks.Task<{result}> CrossValidateAsync(");
        writer.WriteLine(parameters);
        using (writer.Indent())
        {
            writer.WriteLine("global::System.Threading.Tasks.Task.Run(() => CrossValidate(rows, folds, options, progress, cancellationToken), cancellationToken);");
        }
    }

    private static void WriteCrossValidationRemarks(SourceWriter writer) => writer.WriteLine("""
        /// <remarks>Folds hold each class in proportion; the same rows and seed give the same folds. Texts and classes are learned from a fold's training rows alone.</remarks>
        /// <param name="rows">The rows; those without a target, or of weight zero, are left out.</param>
        /// <param name="folds">How many parts to cut them into, 2 or more.</param>
        /// <param name="options">How to train, and the seed of the folds; by default as suits most data.</param>
        /// <param name="progress">Is told of every epoch and round, and of which fold it is.</param>
        /// <param name="cancellationToken">Ends the run; nothing is handed back then, whatever <c>OnCancel</c> says.</param>
        /// <exception cref="global::System.ArgumentOutOfRangeException">There are fewer folds than 2.</exception>
        /// <exception cref="global::Nbm.NbmDataException">A value is wrong, or there are too few rows, of all or of a class.</exception>
        /// <exception cref="global::System.OperationCanceledException">The run was cancelled.</exception>
        """);
}
