using System.Collections.Immutable;

namespace Nbm.Reports;

/// <summary>A term of two models, or of one of them: then the other side is null, and its values are 0.</summary>
internal sealed record TermPair(TermSide? Before, TermSide? After, string Name)
{
    public int Order => Either.Term.Order;

    /// <summary>The later side, or the only one.</summary>
    public TermSide Either => After ?? Before!;

    /// <summary>Where both sides have a value along a dimension: what they are compared at.</summary>
    public ImmutableArray<DiffPoint> Points(int dimension)
    {
        IEnumerable<DiffPoint> points = Either.Feature(dimension).Kind == FeatureKind.Numeric
            ? DiffPoint.Numbers(Sides(dimension), Either.Feature(dimension))
            : DiffPoint.Levels(Before?.Levels(dimension), After?.Levels(dimension));
        return [.. points.Where(
            point => Before?.Axis(dimension).HasPlace(point.Before) != false && After?.Axis(dimension).HasPlace(point.After) != false)];
    }

    private IEnumerable<Axis> Sides(int dimension) => new[] { Before, After }.OfType<TermSide>().Select(side => side.Axis(dimension));
}
