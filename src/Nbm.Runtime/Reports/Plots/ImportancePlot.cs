using System.Globalization;

namespace Nbm.Reports;

/// <summary>Draws importances, the largest first.</summary>
internal static class ImportancePlot
{
    private const int MostTerms = 40;

    public static string Draw(IReadOnlyList<TermImportance> importances, bool isPart)
    {
        TermImportance[] kept = [.. importances.Where(i => i.Selected).OrderByDescending(i => i.Importance)];
        Bar[] bars = [.. kept.Take(MostTerms).Select(i => new Bar(i.Name, i.Importance, i.StandardError))];
        string? note = kept.Length > MostTerms
            ? string.Create(CultureInfo.InvariantCulture, $"the {MostTerms} largest of {kept.Length} terms")
            : kept.Length == 0 ? "no term was selected: all were dropped"
            : null;
        return BarPlot.Draw("Importances", "The mean size of what each term adds to the score, the largest first.", bars, isPart, note);
    }
}
