using System.Collections.Immutable;
using Nbm.Backends;
using Nbm.Generated;

namespace Nbm.Training;

/// <summary>
/// Finds triples: among the features of the strongest pairs all triples are refined together on coarse grids, beside all pairs of those
/// features; what rows prove that fits never saw is fitted once more, to rank it.
/// </summary>
/// <param name="backend">Where to compute.</param>
/// <param name="data">The rows, under the record's own schema.</param>
/// <param name="options">How to train.</param>
internal sealed class TripleSuggester(Backend backend, TrainingData data, TrainingOptions options)
{
    // Twelve features have 220 triples.
    private const int MostFeatures = 12;

    /// <param name="token">Cancels.</param>
    /// <returns>The triples that are there, in no order.</returns>
    public IEnumerable<InteractionSuggestion> Suggest(CancellationToken token)
    {
        ImmutableArray<int> features = Features(token);
        InteractionSchema[] pairs = [.. InteractionCandidates.Of(data, 2).Where(pair => pair.Features.All(features.Contains))];
        InteractionSchema[] triples = [.. InteractionCandidates.Of(data, 3, features)];
        InteractionSchema[] proven = TripleEvidence.Proven(backend, data, pairs, triples, options, token);
        return proven.Length == 0 ? []
            : InteractionScreening.Screen(backend, data, [.. pairs, .. proven], options, token).Where(found => found.Third is not null);
    }

    // All features where they are few; else those whose pairs say most.
    private ImmutableArray<int> Features(CancellationToken token)
    {
        int count = data.Schema.Features.Length;
        ImmutableArray<int> all = [.. Enumerable.Range(0, count)];
        if (count <= MostFeatures)
        {
            return all;
        }

        var (pairs, mains) = (new double[count], new double[count]);
        foreach (InteractionSchema[] chunk in InteractionCandidates.Of(data, 2).Chunk(InteractionSuggester.MostPairs).DefaultIfEmpty([]))
        {
            ScreenedFit fit = InteractionScreening.Fit(backend, data, chunk, options, token);
            foreach (Term term in fit.Model.Terms.Where(term => term.Order == 2))
            {
                foreach (int feature in term.Features)
                {
                    pairs[feature] += term.Importance;
                }
            }

            foreach (Term term in fit.Model.Terms.Where(term => term.Order == 1))
            {
                mains[term.Features[0]] = term.Importance;
            }
        }

        return [.. all.OrderByDescending(feature => pairs[feature]).ThenByDescending(feature => mains[feature]).Take(MostFeatures).Order()];
    }
}
