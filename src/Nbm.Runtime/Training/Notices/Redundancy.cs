using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Training;

/// <summary>Features that say what others say: two that are nearly copies, and those that several others explain together.</summary>
internal static class Redundancy
{
    private const int MostNotices = 10;

    /// <summary>What whoever uses the model should know.</summary>
    /// <param name="terms">The concurvity of each feature.</param>
    /// <param name="importance">The importance of a feature, by name.</param>
    public static ImmutableArray<TrainingNotice> Notices(ImmutableArray<TermConcurvity> terms, Func<string, double> importance)
    {
        var notices = new List<TrainingNotice>();
        HashSet<string> named = [];
        foreach (TermConcurvity term in terms.OrderByDescending(term => Math.Abs(term.Correlation)))
        {
            if (term.Like is { } like && Math.Abs(term.Correlation) >= TermConcurvity.NearDuplicate && !named.Contains(term.Term)
                && !named.Contains(like))
            {
                (string kept, string dropped) = importance(term.Term) >= importance(like) ? (term.Term, like) : (like, term.Term);
                notices.Add(Notice(dropped, term,
                    FormattableString.Invariant($"{Cited.Text(kept)} and {Cited.Text(dropped)} say nearly the same of the training rows ")
                    + string.Create(CultureInfo.InvariantCulture, $"(their contributions have a correlation of {term.Correlation:0.00}): ")
                    + $"which of them says how much is chance. Drop {Cited.Text(dropped)}, the less important one, and see whether metrics "
                    + "stay."));
                named.UnionWith([kept, dropped]);
            }
        }

        foreach (TermConcurvity term in terms.Where(term => term.Value >= TermConcurvity.Redundant && !named.Contains(term.Term)))
        {
            notices.Add(Notice(term.Term, term, string.Create(CultureInfo.InvariantCulture,
                $"Other features together say {100 * term.Value:0} % of what {Cited.Text(term.Term)} says of the training rows: ")
                + "how much of it is its own is hardly known. Drop it, and see whether metrics stay."));
        }

        return [.. notices.Take(MostNotices)];
    }

    private static TrainingNotice Notice(string about, TermConcurvity term, string message) => new()
    {
        Kind = TrainingNoticeKind.Concurvity,
        Term = about,
        Message = message,
        Values = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [KeyValuePair.Create("concurvity", term.Value), KeyValuePair.Create("correlation", term.Correlation)]),
    };
}
