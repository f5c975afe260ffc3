using System.Globalization;
using Nbm.Models;

namespace Nbm.Reports;

/// <summary>An interaction of three features as heat maps of two, one for
/// each of some values of the third. All have the same colours.</summary>
internal sealed class HeatSlices
{
    private const int MostNumbers = 6;
    private const int MostLevels = 12;
    private readonly InteractionShape _shape;
    private readonly int _third;
    private readonly int[] _two;
    private readonly double _largest;

    /// <param name="shape">The interaction.</param>
    /// <param name="third">The dimension that is chosen; by default a category,
    /// else that of fewest positions, so that most of them have a map.</param>
    public HeatSlices(InteractionShape shape, int? third = null)
    {
        _shape = shape;
        _third = third
            ?? Enumerable.Range(0, 3).OrderBy(d => shape.Axes[d].Knots.Count > 0).ThenBy(d => shape.Axes[d].Count)
                .ThenByDescending(d => d).First();
        _two = [.. Enumerable.Range(0, 3).Where(d => d != _third)];
        Values = [.. Chosen()];
        _largest = Positions(0).SelectMany(i => Positions(1).SelectMany(j => Positions(2).Select(k => Math.Abs(shape[i, j, k])))).Max();
    }

    /// <summary>The feature that is chosen.</summary>
    public FeatureSchema Third => _shape.Schemas[_third];

    /// <summary>Values that are worth a map: knots, evenly taken, levels, and slots.</summary>
    public (double Value, string Label)[] Values { get; }

    public string Draw(double value, bool isPart)
    {
        (FeatureSchema first, FeatureSchema second) = (_shape.Schemas[_two[0]], _shape.Schemas[_two[1]]);
        string description = string.Create(
            CultureInfo.InvariantCulture,
            $"What {first.Name} and {second.Name} add to the score ({_shape.ScoreName}) together with {Third.Name} beyond what each adds "
                + $"alone, where {Third.Name} is {LabelOf(value)}. Importance {ScoreText.Of(_shape.Importance)}.");
        return HeatMap.Draw((x, y) => _shape.Evaluate(Place(x, y, value)), new(_shape.Axes[_two[0]], first),
            new(_shape.Axes[_two[1]], second), $"{_shape.Name}, {Third.Name} = {LabelOf(value)}", description, _largest, isPart);
    }

    private double[] Place(double x, double y, double value)
    {
        var place = new double[3];
        (place[_two[0]], place[_two[1]], place[_third]) = (x, y, value);
        return place;
    }

    private IEnumerable<int> Positions(int dimension) => Enumerable.Range(0, _shape.Axes[dimension].Count);

    private IEnumerable<(double Value, string Label)> Chosen()
    {
        InteractionAxis axis = _shape.Axes[_third];
        int count = Math.Min(MostNumbers, axis.Knots.Count);
        for (int k = 0; k < count; k++)
        {
            double knot = axis.Knots[count == 1 ? 0 : (int)Math.Round(k * (axis.Knots.Count - 1.0) / (count - 1))];
            yield return (knot, LabelOf(knot));
        }

        for (int l = 0; l < Math.Min(MostLevels, axis.Levels.Count); l++)
        {
            yield return (l, axis.Levels[l]);
        }

        foreach (double special in axis.Specials)
        {
            yield return (special, ValueText.OfSpecial(Third, special));
        }

        if (axis.MissingPosition is not null)
        {
            yield return (double.NaN, ValueText.Missing);
        }

        if (axis.UnseenPosition is not null && Third.Kind == FeatureKind.OpenCategory)
        {
            yield return (-1, "unseen");
        }
    }

    private string LabelOf(double value) => double.IsNaN(value) ? ValueText.Missing
        : Third.Kind == FeatureKind.Numeric ? ValueText.WithUnit(ValueText.OfNumber(Third, value), Third.Unit)
        : value < 0 ? "unseen" : _shape.Axes[_third].Levels[(int)value];
}
