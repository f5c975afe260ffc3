using System.Collections.Immutable;

namespace Nbm.Reports;

/// <summary>Finds the terms that two models differ in.</summary>
internal static class TermDiff
{
    public static ImmutableArray<TermChange> Of(AdditiveModel before, AdditiveModel after)
    {
        ImmutableArray<(int Before, int After, string? Class)> outputs = ScorePairs.Of(before, after);
        return
        [
            .. Pairs(before, after)
                .Select(pair => (Pair: pair, Difference: TermDifference.Of(pair, outputs)))
                .Select(p => (p.Pair, p.Difference, Kind: KindOf(p.Pair, p.Difference)))
                .Where(p => p.Kind is not null)
                .Select(p => new TermChange(p.Pair, p.Difference, p.Kind!.Value))
                .OrderByDescending(change => change.MeanChange)
                .ThenByDescending(change => Math.Abs(change.LargestChange)),
        ];
    }

    private static TermChangeKind? KindOf(TermPair pair, TermDifference difference) => pair switch
    {
        { Before: null } => TermChangeKind.Added,
        { After: null } => TermChangeKind.Removed,
        _ when pair.Before.Term.Selected != pair.After.Term.Selected =>
            pair.After.Term.Selected ? TermChangeKind.Selected : TermChangeKind.Dropped,
        _ when difference.At is not null => TermChangeKind.Moved,
        _ when pair.Before.Term.Importance != pair.After.Term.Importance
            || pair.Before.Term.DegreesOfFreedom != pair.After.Term.DegreesOfFreedom => TermChangeKind.Reweighed,
        _ => null,
    };

    private static IEnumerable<TermPair> Pairs(AdditiveModel before, AdditiveModel after)
    {
        Dictionary<string, int> left = Enumerable.Range(0, before.Terms.Length).ToDictionary(t => Key(before, t));
        for (int t = 0; t < after.Terms.Length; t++)
        {
            ImmutableArray<string> features = Features(after, t);
            TermSide? earlier = left.Remove(Key(after, t), out int own) ? new TermSide(before, before.Terms[own], features) : null;
            yield return new TermPair(earlier, new TermSide(after, after.Terms[t], features), after.Terms[t].Name);
        }

        foreach (int t in left.Values.Order())
        {
            yield return new TermPair(new TermSide(before, before.Terms[t], Features(before, t)), null, before.Terms[t].Name);
        }
    }

    // Names and kinds of features, whatever their order: curves over numbers can't be compared with scores of levels.
    private static string Key(AdditiveModel model, int term) => string.Join('\n', model.Terms[term].Features
        .Select(f => model.Schema.Features[f]).Select(f => $"{f.Name}\t{f.Kind == FeatureKind.Numeric}").Order(StringComparer.Ordinal));

    private static ImmutableArray<string> Features(AdditiveModel model, int term) =>
        [.. model.Terms[term].Features.Select(f => model.Schema.Features[f].Name)];
}
