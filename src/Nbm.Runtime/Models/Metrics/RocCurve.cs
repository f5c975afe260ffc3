using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Nbm;

/// <summary>
/// A receiver operating characteristic: the share of positive rows that are called positive, by the share of negative rows that are too.
/// Straight between two points, which is what ties come to. Immutable.
/// </summary>
public sealed class RocCurve
{
    private const int FewestPoints = 3;
    private readonly RankedRows _rows;
    private ImmutableArray<RocPoint> _points; // Made when they are first asked for: a point for each score may be many.

    internal RocCurve(RankedRows rows) => _rows = rows;

    /// <summary>The points from (0, 0) to (1, 1), one for each distinct score; none where all rows are of one class.</summary>
    public ImmutableArray<RocPoint> Points => _points.IsDefault ? _points = Whole() : _points;

    /// <summary>The area under the curve: the probability that a positive row has a higher score than a negative one, ties counting half
    /// (Hanley and McNeil 1982). Undefined, <see cref="double.NaN"/>, where all rows are of one class.</summary>
    public double Area
    {
        get
        {
            double won = 0, scale = Math.ScaleB(1, -Math.Clamp(Math.ILogB(Math.Max(_rows.Positives, _rows.Negatives)), -1000, 1000));
            for (int cut = 1; _rows.HasBoth && cut <= _rows.Cuts; cut++) // Weights by a power of two, so that no product overflows.
            {
                ConfusionTable above = _rows.AtCut(cut - 1), upTo = _rows.AtCut(cut);
                won += (upTo.TruePositives - above.TruePositives) * scale * ((above.TrueNegatives + upTo.TrueNegatives) / 2 * scale);
            }

            return _rows.HasBoth ? Math.Min(won / (_rows.Positives * scale) / (_rows.Negatives * scale), 1) : double.NaN;
        }
    }

    /// <summary>
    /// At most so many points, between which the area is the same. Of each stretch both ends stay, and what lies between becomes one point
    /// that no threshold has (its score is not a number), placed so that the area of the stretch doesn't change. A curve of no more points
    /// is handed out as it is.
    /// </summary>
    /// <param name="most">How many points at most, 3 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 3.</exception>
    public ImmutableArray<RocPoint> Thinned(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, FewestPoints);
        ImmutableArray<RocPoint> all = Points;
        if (all.Length <= most)
        {
            return all;
        }

        int stretches = (most - 1) / 2;
        var thinned = ImmutableArray.CreateBuilder<RocPoint>((2 * stretches) + 1);
        thinned.Add(all[0]);
        for (int stretch = 1, begin = 0; stretch <= stretches; stretch++)
        {
            int end = stretch == stretches ? all.Length - 1 : begin;
            double reach = 2.0 * stretch / stretches; // Along both axes together the curve is 2 long.
            while (end < all.Length - 1 && all[end].FalsePositiveRate + all[end].TruePositiveRate < reach)
            {
                end++;
            }

            if (end > begin + 1)
            {
                thinned.Add(Between(all.AsSpan()[begin..(end + 1)]));
            }

            if (end > begin)
            {
                thinned.Add(all[end]);
            }

            begin = end;
        }

        return thinned.DrainToImmutable();
    }

    // A monotone stretch lies in the box of its ends, so what it has above the chord is no more than the triangle to a corner.
    private static RocPoint Between(ReadOnlySpan<RocPoint> stretch)
    {
        RocPoint a = stretch[0], b = stretch[^1];
        double width = b.FalsePositiveRate - a.FalsePositiveRate, height = b.TruePositiveRate - a.TruePositiveRate;
        double above = -width * height / 2;
        for (int i = 1; i < stretch.Length; i++)
        {
            above += (stretch[i].FalsePositiveRate - stretch[i - 1].FalsePositiveRate)
                * (((stretch[i].TruePositiveRate + stretch[i - 1].TruePositiveRate) / 2) - a.TruePositiveRate);
        }

        double share = width * height > 0 ? Math.Clamp(2 * above / (width * height), -1, 1) : 0; // Of the way from the chord to a corner.
        return new RocPoint(a.FalsePositiveRate + (width * (1 - share) / 2), a.TruePositiveRate + (height * (1 + share) / 2), double.NaN);
    }

    private ImmutableArray<RocPoint> Whole()
    {
        if (!_rows.HasBoth)
        {
            return [];
        }

        var points = ImmutableArray.CreateBuilder<RocPoint>(_rows.Cuts + 1);
        for (int cut = 0; cut <= _rows.Cuts; cut++)
        {
            (double x, double y) = Place(cut);
            points.Add(new RocPoint(x, y, cut == 0 ? double.PositiveInfinity : _rows.Score(cut - 1)));
        }

        return points.MoveToImmutable();
    }

    private (double X, double Y) Place(int cut)
    {
        ConfusionTable table = _rows.AtCut(cut);
        return (table.FalsePositives / _rows.Negatives, table.TruePositives / _rows.Positives);
    }
}

/// <summary>A point of a ROC curve.</summary>
/// <param name="FalsePositiveRate">The share of negative rows that are called positive.</param>
/// <param name="TruePositiveRate">The share of positive rows that are.</param>
/// <param name="Score">The lowest score that is called positive: infinite where none is, not a number at a point of a thinned curve that no
/// threshold has.</param>
public readonly record struct RocPoint(
    double FalsePositiveRate, double TruePositiveRate,
    [property: JsonConverter(typeof(UndefinedNumberConverter))] double Score);
