using Nbm.Freezing;

namespace Nbm.Generators.Emission;

/// <summary>Writes how to choose which interactions to declare.</summary>
internal static class SelectionEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="rows">The type of a list of records.</param>
    public static void Write(SourceWriter writer, string rows)
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
}
