using Nbm.Models;

namespace Nbm.Reports;

/// <summary>One side of a heat map: evenly spaced numbers, or levels; then
/// slots. Each cell has a value that a shape can be asked for.</summary>
internal sealed class HeatAxis
{
    private const int Cells = 48;
    private const int MostLevels = 24;
    private const int MostCharacters = 12;
    private readonly FeatureSchema _feature;
    private readonly DiffPoint[] _others; // Of cells that aren't evenly spaced numbers.
    private readonly string[] _labels;
    private readonly PlotScale? _scale;
    private readonly int _numbers;

    public HeatAxis(InteractionAxis axis, FeatureSchema feature)
    {
        _feature = feature;
        Title = axis.Unit is null ? axis.Feature : $"{axis.Feature} [{axis.Unit}]";
        if (axis.Knots.Count > 1)
        {
            (double low, double high, _) = PlotRange.Of(axis.Knots, feature.Axis == AxisKind.Log);
            _scale = new PlotScale(low, high, 0, 1, feature.Axis == AxisKind.Log);
            _numbers = Cells;
        }

        (double Value, string Label)[] others =
        [
            .. axis.Knots.Count == 1 ? new[] { (axis.Knots[0], ValueText.OfNumber(feature, axis.Knots[0])) } : [],
            .. axis.Levels.Take(MostLevels).Select((level, l) => ((double)l, level)),
            .. feature.Specials.Select(special => (special, ValueText.OfNumber(feature, special))),
            .. axis.MissingPosition is null ? [] : new[] { (double.NaN, ValueText.Missing) },
            .. axis.UnseenPosition is null || feature.Kind != FeatureKind.OpenCategory ? [] : new[] { (-1.0, "unseen") },
        ];
        _others = [.. others.Select(other => new DiffPoint(other.Value, other.Value, other.Label, false))];
        _labels = [.. others.Select(other => Short(other.Label))];
    }

    /// <summary>A dimension of a term of two models.</summary>
    public HeatAxis(TermPair pair, int dimension)
    {
        _feature = pair.Either.Feature(dimension);
        Title = _feature.Unit is null ? _feature.Name : $"{_feature.Name} [{_feature.Unit}]";
        DiffPoint[] points = [.. pair.Points(dimension).Where(point => !point.IsNoMember(_feature))];
        double[] knots = [.. points.Where(point => point.IsOnCurve).Select(point => point.After)];
        if (knots.Length > 1)
        {
            bool isLogarithmic = pair.Either.Axis(dimension).Kind == AxisKind.Log;
            (double low, double high, _) = PlotRange.Of(knots, isLogarithmic);
            _scale = new PlotScale(low, high, 0, 1, isLogarithmic);
            _numbers = Cells;
        }

        DiffPoint[] others = [.. points.Where(point => _numbers == 0 || !point.IsOnCurve)];
        _others = others.Length <= MostLevels + 2 ? others : [.. others.Take(MostLevels), .. others.TakeLast(2)];
        _labels = [.. _others.Select(other => Short(other.Label))];
    }

    public string Title { get; }

    /// <summary>How many cells: a slot is as wide as a few numbers, so that it can be seen and named.</summary>
    public int Count => _numbers + (_others.Length * SlotWidth);

    private int SlotWidth => _numbers == 0 ? 1 : 8;

    /// <summary>The encoded value at a cell's middle.</summary>
    public double ValueAt(int cell) => PointAt(cell).After;

    /// <summary>The value at a cell's middle, as either model encodes it.</summary>
    public DiffPoint PointAt(int cell)
    {
        if (cell >= _numbers)
        {
            return _others[(cell - _numbers) / SlotWidth];
        }

        double number = _scale!.At((cell + 0.5) / _numbers);
        return new DiffPoint(number, number, string.Empty, true);
    }

    /// <summary>Labels, and where they stand, as a share of the side.</summary>
    public IEnumerable<(double Share, string Label)> Labels(int ticks)
    {
        // Of ticks beside the first slot's label.
        double numbers = (double)_numbers / Count, room = numbers - (_labels.Length > 0 ? 0.08 : -1);
        IEnumerable<(double Share, string)> own = _scale is null ? []
            : TickLabels.Shortened(TickLabels.Of(_feature, _scale.Ticks(ticks))).Select(tick => (_scale[tick.Tick] * numbers, tick.Label));
        return own.Where(tick => tick.Share <= room)
            .Concat(_labels.Select((label, l) => (numbers + ((l + 0.5) * SlotWidth / Count), label)));
    }

    private static string Short(string text) => text.Replace(" (special)", string.Empty, StringComparison.Ordinal) is var label
        && label.Length <= MostCharacters ? label : label[..(MostCharacters - 1)] + "…";
}
