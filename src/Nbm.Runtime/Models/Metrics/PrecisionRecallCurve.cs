using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// Precision by recall, a point for each distinct score. The curve is one of steps: up to the recall of a point it is as high as the point,
/// since between two points precision isn't linear (Davis and Goadrich 2006). Immutable.
/// </summary>
public sealed class PrecisionRecallCurve
{
    private readonly RankedRows _rows;
    private ImmutableArray<PrecisionRecallPoint> _points;

    internal PrecisionRecallCurve(RankedRows rows) => _rows = rows;

    /// <summary>The points by ascending recall, one for each distinct score; none where no row is positive.</summary>
    public ImmutableArray<PrecisionRecallPoint> Points => _points.IsDefault ? _points = Whole() : _points;

    /// <summary>
    /// The average precision: Σ precision · what recall gains there, over the distinct scores from the highest down. Of a model that knows
    /// nothing it is the base rate. Undefined, <see cref="double.NaN"/>, where no row is positive.
    /// </summary>
    public double Area
    {
        get
        {
            double area = _rows.Positives > 0 ? 0 : double.NaN, before = 0;
            for (int cut = 1; cut <= _rows.Cuts; cut++)
            {
                ConfusionTable table = _rows.AtCut(cut);
                area += (table.TruePositives - before) / _rows.Positives * table.Precision;
                before = table.TruePositives;
            }

            return area;
        }
    }

    /// <summary>At most so many points, under whose steps the area is the same: of each stretch of recall the last point, with the mean
    /// precision of the stretch. A curve of no more points is handed out as it is.</summary>
    /// <param name="most">How many points at most, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public ImmutableArray<PrecisionRecallPoint> Thinned(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ImmutableArray<PrecisionRecallPoint> all = Points;
        if (all.Length <= most)
        {
            return all;
        }

        var thinned = ImmutableArray.CreateBuilder<PrecisionRecallPoint>(most);
        double from = 0, before = 0, area = 0;
        for (int i = 0; i < all.Length; i++)
        {
            area += (all[i].Recall - before) * all[i].Precision;
            before = all[i].Recall;
            bool isEnd = i == all.Length - 1 || all[i].Recall >= (thinned.Count + 1.0) / most;
            if (isEnd && all[i].Recall > from)
            {
                thinned.Add(new PrecisionRecallPoint(all[i].Recall, area / (all[i].Recall - from), all[i].Score));
                (from, area) = (all[i].Recall, 0);
            }
        }

        return thinned.DrainToImmutable();
    }

    private ImmutableArray<PrecisionRecallPoint> Whole()
    {
        if (!(_rows.Positives > 0))
        {
            return [];
        }

        var points = ImmutableArray.CreateBuilder<PrecisionRecallPoint>(_rows.Cuts);
        for (int cut = 1; cut <= _rows.Cuts; cut++)
        {
            ConfusionTable table = _rows.AtCut(cut);
            points.Add(new PrecisionRecallPoint(table.TruePositives / _rows.Positives, table.Precision, _rows.Score(cut - 1)));
        }

        return points.MoveToImmutable();
    }
}

/// <summary>A point of a curve of precision by recall.</summary>
/// <param name="Recall">Of the positive rows the share that is called so.</param>
/// <param name="Precision">Of the rows that are called positive the share that is; of a thinned curve its mean over a stretch.</param>
/// <param name="Score">The lowest score that is called positive.</param>
public readonly record struct PrecisionRecallPoint(double Recall, double Precision, double Score);
