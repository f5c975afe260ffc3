namespace Nbm;

/// <summary>How much a term matters to the prediction of one row, beside the one that matters most.</summary>
/// <param name="Name">The name of the feature, the interaction or the attribute.</param>
/// <param name="Relevance">From −1 to 1: 1 of the term that says most if it speaks for what is predicted, below 0 of what speaks against
/// it.</param>
public sealed record TermRelevance(string Name, double Relevance)
{
    /// <summary>Name and relevance, whatever the culture.</summary>
    public override string ToString() => $"{Name} {ScoreText.WithSign(Relevance)}";

    /// <summary>Those whose size is above a threshold, the largest first, equal ones in their order.</summary>
    internal static IReadOnlyList<TermRelevance> Above(double threshold, IEnumerable<string> names, double[] relevances) =>
        [.. names.Select((name, t) => new TermRelevance(name, relevances[t])).Where(own => Math.Abs(own.Relevance) > threshold)
            .OrderByDescending(own => Math.Abs(own.Relevance))];
}
