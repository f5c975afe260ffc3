using System.Collections.Immutable;
using System.ComponentModel;

namespace Nbm.Generated;

/// <summary>Finds pairs of features that are worth an interaction. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InteractionSuggester
{
    /// <summary>The most important pairs, the first one first.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How records become numbers.</param>
    /// <param name="rows">The rows to look at.</param>
    /// <param name="count">How many pairs at most.</param>
    /// <param name="options">How to train; by default as suits most data.</param>
    /// <param name="cancellationToken">Ends the search early.</param>
    public static ImmutableArray<InteractionSuggestion> Suggest<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, int count, TrainingOptions? options, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Interactions can't be suggested yet.");
}
