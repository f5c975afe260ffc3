using System.Collections.Immutable;

namespace Nbm;

/// <summary>How often each expert settles a case, over some rows.</summary>
/// <param name="Name">Which rows: all, those of a class, or those of a segment.</param>
/// <param name="Rows">How many they are.</param>
/// <param name="Leads">For each expert the share of the rows where its attribution is the largest.</param>
/// <param name="Attributions">For each expert its mean attribution.</param>
public sealed record ExpertsShares(string Name, int Rows, ImmutableArray<double> Leads, ImmutableArray<double> Attributions)
{
    /// <summary>
    /// For each expert its mean confidence on the rows that it leads, 0 where it leads none. Attributions sum to 1 also where nobody is
    /// sure: an expert that leads with little confidence settled nothing. That of <see cref="ExpertsOverview.Reference"/> is 1 by
    /// definition.
    /// </summary>
    public ImmutableArray<double> Confidences { get; init; } = [];

    /// <summary>In a few words, experts in the order of the layout, whatever the culture.</summary>
    public override string ToString() => Text([], null);

    /// <summary>The same with the names of the experts, where there are any, and without the confidence of the reference.</summary>
    internal string Text(ImmutableArray<string> experts, int? reference)
    {
        string Of(double lead, int e)
        {
            string name = experts.IsEmpty ? FormattableString.Invariant($"expert {e + 1}") : experts[e];
            bool hasConfidence = !Confidences.IsEmpty && e != reference && lead > 0;
            string sure = hasConfidence ? $" with confidence {ScoreText.Plain(Confidences[e], 2)}" : string.Empty;
            return $"{name} leads {ScoreText.Plain(lead, 3)}{sure}";
        }

        return FormattableString.Invariant($"{Name}, {Rows} rows: ") + string.Join(", ", Leads.Select(Of));
    }
}

/// <summary>How often each expert settles a case: overall, by class and by segment. Rows count as they weigh.</summary>
/// <param name="Overall">All rows.</param>
/// <param name="ByClass">The rows of each class that is known of them; empty of numbers.</param>
/// <param name="BySegment">The rows of each segment, by ordinal order; empty where none were asked for.</param>
public sealed record ExpertsOverview(ExpertsShares Overall, ImmutableArray<ExpertsShares> ByClass, ImmutableArray<ExpertsShares> BySegment)
{
    /// <summary>The names of the experts, in the order of the figures; empty where figures were put together by hand.</summary>
    public ImmutableArray<string> Experts { get; init; } = [];

    /// <summary>The index of the expert by whose answer the others measure their confidence; null where there is none. See
    /// <see cref="ExpertsModel.Reference"/>.</summary>
    public int? Reference { get; init; }

    /// <summary>A line for all rows, each class and each segment, whatever the culture.</summary>
    public override string ToString()
    {
        ExpertsShares[] all = [Overall, .. ByClass, .. BySegment];
        return string.Join('\n', all.Select(shares => shares.Text(Experts, Reference)));
    }
}
