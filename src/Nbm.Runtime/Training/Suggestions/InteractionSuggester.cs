using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Finds interactions that are worth declaring, for generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InteractionSuggester
{
    // Pairs that are fitted side by side; more are fitted in several rounds, each beside all main effects.
    internal const int MostPairs = 300;

    /// <summary>
    /// Ranks the pairs of features that the record doesn't declare yet: main effects, declared interactions and all pairs are refined
    /// together on coarse
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
    /// <exception cref="ArgumentException">Options are out of their range, or the declared interactions are beyond
    /// <see cref="TrainingOptions.MemoryBudget"/>.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="TrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static ImmutableArray<InteractionSuggestion> Suggest<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, int count, TrainingOptions? options,
        CancellationToken cancellationToken) =>
        Suggest(encoder, rows, count, 2, options, cancellationToken);

    /// <summary>
    /// The same for another order. Of order 3 it ranks the triples of features that the record doesn't declare yet: among the twelve
    /// features whose pairs say most (all, where there are no more) all triples are refined together, beside all pairs. Suggested is what
    /// predicts rows that the fit never saw, by a test at which one of a hundred suggested is expected to be false, and which suggests
    /// anything at all in about one of a hundred sets of rows where there is nothing; of fewer than 100 rows nothing.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="count">How many suggestions, at most.</param>
    /// <param name="order">2 or 3: how many features interact.</param>
    /// <param name="options">Seed, threads, smoothness and axes; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The most important first.</returns>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> is neither 2 nor 3, or <paramref name="count"/> is
    /// negative.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the declared interactions are beyond
    /// <see cref="TrainingOptions.MemoryBudget"/>.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="TrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static ImmutableArray<InteractionSuggestion> Suggest<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, int count, int order, TrainingOptions? options,
        CancellationToken cancellationToken)
    {
        if (order is not (2 or 3))
        {
            throw new ArgumentOutOfRangeException(nameof(order), order,
                $"Interactions of {order} features can't be suggested; expected 2, for pairs, or 3.");
        }

        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        options ??= new TrainingOptions();
        options = options with
        {
            Refinement = Refinement.Full,
            Networks = options.Networks with { Kind = NetworkKind.SharedBases, Units = NetworkUnits.Relu }, // Screening learns none.
            Checkpoint = null,
            OnCancel = OnCancel.Throw,
        };
        OptionRules.Check(encoder.Schema, options);
        cancellationToken.ThrowIfCancellationRequested();
        TrainingData data = TrainingDataReader.Read(encoder, rows, null, options);
        new MemoryPlan(data, TaskRules.Outputs(data.Schema.Target.Task, data.Classes.Length), options).CheckBudget();
        using var own = new FitBackend(options);
        IEnumerable<InteractionSuggestion> found = order == 2
            ? InteractionCandidates.Of(data, 2).Chunk(MostPairs)
                .SelectMany(pairs => InteractionScreening.Screen(own.Backend, data, pairs, options, cancellationToken))
            : new TripleSuggester(own.Backend, data, options).Suggest(cancellationToken);
        return [.. found.OrderByDescending(suggestion => suggestion.Importance).Take(count)];
    }
}
