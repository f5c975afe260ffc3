using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Finds interactions that are worth declaring, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InteractionSuggester
{
    // Pairs that are fitted side by side; more are fitted in several rounds, each beside all main effects.
    private const int MostPairs = 300;

    /// <summary>
    /// Ranks the pairs of features that the record doesn't declare yet: main effects, declared interactions and all pairs are refined together on coarse
    /// grids, each pair with a variance of its own, and ordered by what is left of it beyond the features' own effects. Pairs that
    /// keep no degrees of freedom, and pairs of categories with too many combinations of levels for a table, are left out.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="count">How many suggestions, at most.</param>
    /// <param name="options">Seed, threads, smoothness and axes; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The most important pair first.</returns>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the declared interactions are beyond <see cref="TrainingOptions.MemoryBudget"/>.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="TrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static ImmutableArray<InteractionSuggestion> Suggest<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, int count, TrainingOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        options = (options ?? new TrainingOptions()) with { Refinement = Refinement.Full, OnCancel = OnCancel.Throw };
        options.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        TrainingData data = TrainingDataReader.Read(encoder, rows, null, options);
        new MemoryPlan(data, data.Schema.Target.Task == ModelTask.Multiclass ? data.Classes.Length : 1, options).CheckBudget();
        using var own = new FitBackend(options);
        return
        [
            .. PairCandidates.Of(data).Chunk(MostPairs)
                .SelectMany(pairs => PairScreening.Screen(own.Backend, data, pairs, options, cancellationToken))
                .OrderByDescending(suggestion => suggestion.Importance)
                .Take(count),
        ];
    }
}
