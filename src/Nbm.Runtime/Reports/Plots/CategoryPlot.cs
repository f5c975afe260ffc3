using System.Globalization;

namespace Nbm.Reports;

/// <summary>Draws the shape of a category: levels in their order where they have one, else by score;
/// missing and unseen ones at the end, the latter of an enum only where rows have them.</summary>
internal static class CategoryPlot
{
    private const int MostLevels = 30;

    /// <param name="shape">The shape.</param>
    /// <param name="shares">The share of rows of each level, then of missing and unseen ones; null if they aren't known.</param>
    /// <param name="isPart">Whether the plot is part of a page that has the style.</param>
    public static string Draw(CategoryShape shape, IReadOnlyList<double>? shares, bool isPart)
    {
        Bar[] levels = [.. shape.Levels.Select((level, l) => new Bar(level, shape.Scores[l], shape.StandardErrors?[l], shares?[l]))];
        bool isLong = levels.Length > MostLevels;
        IEnumerable<Bar> shown = isLong ? levels.OrderByDescending(bar => Math.Abs(bar.Value)).Take(MostLevels) : levels;
        shown = shape.IsOrdered ? shown : shown.OrderByDescending(bar => bar.Value);
        int slot = shape.Levels.Count;
        Bar[] bars =
        [
            .. shown,
            .. shape.MissingScore is double missing ? new[] { new Bar("missing", missing, shape.MissingStandardError, shares?[slot]) } : [],
            .. shape.UnseenScore is double unseen && (shape.IsOpen || shares?[slot + 1] > 0)
                ? new[] { new Bar("unseen", unseen, shape.UnseenStandardError, shares?[slot + 1]) } : [],
        ];
        string description = string.Create(CultureInfo.InvariantCulture,
            $"What each level of {shape.Name} adds to the score ({shape.ScoreName}). Importance {ScoreText.Of(shape.Importance)}.");
        string? note = isLong ? string.Create(CultureInfo.InvariantCulture, $"the {MostLevels} largest of {levels.Length} levels") : null;
        return BarPlot.Draw(shape.Name, description, bars, isPart, note);
    }
}
