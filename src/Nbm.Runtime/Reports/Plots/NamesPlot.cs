using System.Globalization;

namespace Nbm.Reports;

/// <summary>Draws the names of a vector that move the score most: what each adds at a usual value, the middle of its knots.</summary>
internal static class NamesPlot
{
    public const int MostNames = 30;

    public static string Draw(VectorShape shape, bool isPart)
    {
        Bar[] bars = [.. shape.Largest(MostNames).Select(BarOf)];
        string description = string.Create(
            CultureInfo.InvariantCulture,
            $"What the names of {shape.Name} that move the score ({shape.ScoreName}) most add to it, the most important first. "
                + $"{shape.Names.Count} names, importance {ScoreText.Of(shape.Importance)}.");
        string? note = shape.Names.Count > bars.Length
            ? string.Create(CultureInfo.InvariantCulture, $"the {bars.Length} most important of {shape.Names.Count:#,0} names") : null;
        return BarPlot.Draw(shape.Name, description, bars, isPart, note);
    }

    /// <summary>A name, with its value where that isn't 1.</summary>
    public static Bar BarOf(NameShape name)
    {
        int middle = name.Knots.Count / 2;
        double value = name.Knots[middle];
        string label = value == 1 ? name.Name : string.Create(CultureInfo.InvariantCulture, $"{name.Name} = {value:G4}");
        return new Bar(label, name.Scores[middle], name.StandardErrors?[middle]);
    }
}
