using System.Collections.Immutable;

namespace Nbm;

/// <summary>Rows that a model scores for alike reasons: those whose contributions lie around one mean.</summary>
/// <param name="Rows">The rows, by index, ascending.</param>
/// <param name="Typical">The row whose contributions are nearest to the mean.</param>
/// <param name="MeanScore">The mean of the rows' scores.</param>
/// <param name="Terms">What each term adds to these rows, what differs most from all rows first.</param>
public sealed record ExplanationCluster(ImmutableArray<int> Rows, int Typical, double MeanScore, ImmutableArray<ClusterTerm> Terms)
{
    /// <summary>How many rows, and the three terms that set them apart, whatever the culture.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Rows.Length:#,0} rows, mean score {ScoreText.Signed(MeanScore)}: {string.Join(", ", Terms.Take(3))}");
}

/// <summary>What a term adds to the rows of a cluster.</summary>
/// <param name="Name">The term.</param>
/// <param name="Mean">The mean of what it adds, in units of the score.</param>
/// <param name="Difference">That mean less the one over all rows.</param>
public sealed record ClusterTerm(string Name, double Mean, double Difference)
{
    /// <summary>The term and what it adds, whatever the culture.</summary>
    public override string ToString() => $"{Name} {ScoreText.Signed(Mean)}";
}
