using System.Globalization;
using System.Text;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>How a binary model treats the groups of rows that a report is told of.</summary>
internal static class ReportFairness
{
    private const int FewRows = 30;
    private const double Level = 0.95;
    private const int MostTerms = 5;
    private const double FourFifths = 0.8;

    public static void Write(StringBuilder page, TrainedModel model, ReportRows rows, ReportDecision decision)
    {
        if (rows.Groups.Length == 0 || rows.Metrics is null || model.Schema.Target.Task != ModelTask.Binary)
        {
            return;
        }

        string wanted = model.ShownClasses[decision.Favourable];
        ReportPage.Section(page, "groups", "Groups",
            $"What is decided of groups, with 95 % intervals. Which of these numbers ought to be alike is no question of statistics; they "
                + $"can't all be where the shares of {wanted} differ.");
        foreach ((string name, string[] groups) in rows.Groups)
        {
            GroupFairness<string> fairness = Of(model, rows, groups);
            page.Append("<h3>").Append(ReportPage.Html(name)).Append("</h3>\n");
            bool isPositive = decision.Favourable == 1;
            HtmlTable.Write(page, $"Decisions by {name}",
                [name, "rows", $"truly {wanted}", $"called {wanted}", $"of the truly {wanted} called so", $"of the others called {wanted}",
                    "observed less predicted"],
                fairness.Groups.Select(own => new[]
                {
                    own.Group, PageNumber.Count(own.Rows), PageNumber.Share(isPositive ? own.Metrics.BaseRate : 1 - own.Metrics.BaseRate),
                    PageNumber.Share(Wanted(own.PositiveRate)),
                    PageNumber.Share(isPositive ? own.TruePositiveRate : Wanted(own.FalsePositiveRate)),
                    PageNumber.Share(isPositive ? own.FalsePositiveRate : Wanted(own.TruePositiveRate)),
                    PageNumber.Share(isPositive ? own.Calibration : Negated(own.Calibration)),
                }));
            WriteGap(page, fairness, wanted, isPositive);

            IntervalEstimate Wanted(IntervalEstimate share) => isPositive ? share : new(1 - share.Value, 1 - share.Upper, 1 - share.Lower);
        }
    }

    /// <summary>How a model treats groups of a report's rows: what a typed model's <c>Fairness</c> says of them.</summary>
    public static GroupFairness<string> Of(TrainedModel model, ReportRows rows, string[] groups)
    {
        string[] terms = [.. model.Parts.Select(part => part.Name), .. model.HasRemainder ? ["remainder"] : Array.Empty<string>(),
            .. model.Schema.HasOffset ? ["offset"] : Array.Empty<string>()];
        var own = new Dictionary<string, GroupRows>(StringComparer.Ordinal);
        for (int r = 0; r < rows.Count; r++)
        {
            if (double.IsNaN(rows.TargetValues[r]))
            {
                continue;
            }

            if (!own.TryGetValue(groups[r], out GroupRows? group))
            {
                own[groups[r]] = group = new GroupRows(terms.Length);
            }

            double weight = rows.WeightOf(r);
            Generated.ExplainedRow row = rows.Explain(model, r);
            group.Add(row.Scores[0], rows.TargetValues[r], weight);
            for (int t = 0; t < terms.Length; t++)
            {
                group.AddShare(t, t < model.Shares ? row.Contributions(t)[0] : row.Offset, weight);
            }
        }

        double z = NormalQuantile.Within(Level);
        return new GroupFairness<string>([.. own.Where(known => known.Value.HasWeight).OrderByDescending(known => known.Value.Count)
            .Select(known => new GroupMetrics<string>(known.Key, known.Value, model.LabelFrom, z))], terms, Level);
    }

    /// <summary>A group as a text.</summary>
    public static string NameOf(object? group) =>
        Convert.ToString(group, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : "none";

    // Of the groups that are called what people want least and most often.
    private static void WriteGap(StringBuilder page, GroupFairness<string> fairness, string wanted, bool isPositive)
    {
        GroupMetrics<string>[] large = [.. fairness.Groups.Where(own => own.Own.Count >= FewRows)];
        if (large.Length < fairness.Groups.Length)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"<p class=\"soft\">Groups of fewer than {FewRows} rows say too little to be compared.</p>\n");
        }

        if (large.Length < 2)
        {
            return;
        }

        double Rate(GroupMetrics<string> own) => isPositive ? own.PositiveRate.Value : 1 - own.PositiveRate.Value;
        GroupMetrics<string> most = large.MaxBy(Rate)!, least = large.MinBy(Rate)!;
        if (most.Group == least.Group)
        {
            return;
        }

        GroupGap gap = fairness.Gap(most.Group, least.Group);
        double ratio = Rate(least) / Rate(most);
        string[] carried = [.. gap.Terms.Take(MostTerms).Where(term => term.Gap.Value != 0)
            .Select(term => $"{term.Term} {ScoreText.WithSign(term.Gap.Value)}")];
        page.Append("<p>").Append(ReportPage.Html($"{least.Group} is called {wanted} least often, {most.Group} most: the ratio of the two "
            + "is "
            + $"{PageNumber.Metric(ratio)}{(ratio < FourFifths ? ", below the four fifths of a common rule" : string.Empty)}. Their mean "
                + "scores "
            + $"differ by {ScoreText.WithSign(gap.MeanScore.Value)}, of which {string.Join(", ", carried)}.")).Append("</p>\n");
    }

    private static IntervalEstimate Negated(IntervalEstimate own) => new(-own.Value, -own.Upper, -own.Lower);
}
