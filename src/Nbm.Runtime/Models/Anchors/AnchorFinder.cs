using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>Finds the anchor of a decision: the feature that lifts the precision most, again and again, and then what isn't needed taken
/// out again.</summary>
/// <param name="model">The model.</param>
/// <param name="row">The row's features, encoded.</param>
/// <param name="columns">The other rows: features × rows, f · count + r.</param>
/// <param name="count">How many.</param>
internal sealed class AnchorFinder(AdditiveModel model, double[] row, double[] columns, int count)
{
    private readonly Decisions _decisions = new(model);

    public Anchor Find(double precision)
    {
        int own = _decisions.Of(row, 1)[0];
        List<int> chosen = [], left = [.. Enumerable.Range(0, row.Length).Where(feature => model.Terms.Any(
            term => term.Selected && term.Features.Contains(feature)))];
        double reached = Precision(chosen, own);
        while (reached < precision && left.Count > 0)
        {
            (double best, int feature) = left.Select(other => (Precision([.. chosen, other], own), other)).MaxBy(found => found.Item1);
            left.Remove(feature);
            chosen.Add(feature);
            reached = best;
        }

        // One that was needed may be so no more without another.
        for (bool isLess = true; isLess;)
        {
            isLess = false;
            foreach (int feature in chosen.ToArray())
            {
                List<int> fewer = [.. chosen.Where(other => other != feature)];
                if (Precision(fewer, own) is var without && without >= precision)
                {
                    (chosen, reached, isLess) = (fewer, without, true);
                }
            }
        }

        AnchorRegion[] regions = [.. chosen.Select(feature => AnchorRegion.Of(
            model, feature, row[feature], columns.AsSpan(feature * count, count).ToArray(),
            value => Precision(chosen, own, feature, value) >= precision))];
        int[] classes = _decisions.Of(columns, count);
        int met = 0, right = 0;
        for (int r = 0; r < count; r++)
        {
            int at = r;
            if (Array.TrueForAll(regions, region => region.Holds(columns[(region.Feature * count) + at])))
            {
                met++;
                right += classes[r] == own ? 1 : 0;
            }
        }

        return new Anchor(model.Classes[own], [.. regions.Select(region => region.Condition(model))], reached, (double)met / count,
            met == 0 ? double.NaN : (double)right / met);
    }

    // Of the row's own values, or of one that a feature has in its place.
    private double Precision(IReadOnlyCollection<int> chosen, int own, int other = -1, double value = 0)
    {
        double[] changed = [.. columns];
        foreach (int feature in chosen)
        {
            changed.AsSpan(feature * count, count).Fill(feature == other ? value : row[feature]);
        }

        return (double)_decisions.Of(changed, count).Count(other => other == own) / count;
    }
}
