using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// What changing a feature costs: its effort, times how far it moves along its own axis, plus something for its being changed at all. Knots
/// lie at quantiles of the training rows, so that a place among them is a rank: from the least value to the greatest is 1. Beyond the knots
/// distances go on in the range's own units. Levels in order are as far apart as their places; any other change of a category is as far as
/// two numbers of rank lie apart on average, a third.
/// </summary>
internal sealed class ChangeCost
{
    private const double OfLevel = 1.0 / 3;

    private readonly AdditiveModel _model;
    private readonly double _perFeature;
    private readonly Axis _axis;
    private readonly int _levels;
    private readonly double _effort;
    private readonly double _own;
    private readonly double _ownRank;

    public ChangeCost(ChangedRow row, ChangeableFeature variable, double perFeature)
    {
        _model = row.Model;
        _perFeature = perFeature;
        _axis = _model.Terms[variable.Feature].Axis(0);
        _effort = variable.Effort;
        _own = row.Features[variable.Feature];
        FeatureSchema schema = _model.Schema.Features[variable.Feature];
        _levels = schema.IsOrdered && !schema.IsCyclic ? schema.Levels.Length : 0;
        _ownRank = variable.Reach.IsNumeric ? Rank(_own) : 0;
    }

    /// <summary>The cost of a value.</summary>
    public double Of(double value)
    {
        if (value == _own)
        {
            return 0;
        }

        double distance = _axis.IsNumeric ? Math.Abs(Rank(value) - _ownRank)
            : _levels > 1 && _own >= 0 ? Math.Abs(value - _own) / (_levels - 1)
            : OfLevel;
        return _effort * (_perFeature + (_axis.Period > 0 ? Math.Min(distance, 1 - distance) : distance));
    }

    /// <summary>The cost that the values just beside the row's have.</summary>
    public double AtOwn => _effort * _perFeature;

    /// <summary>On a circle the value opposite, where the shorter way becomes the other one; null elsewhere.</summary>
    public double? Opposite
    {
        get
        {
            if (!(_axis.Period > 0))
            {
                return null;
            }

            double rank = (_ownRank + 0.5) % 1, place = rank * (_axis.Knots.Length - 1);
            int cell = Math.Min((int)place, _axis.Knots.Length - 2);
            return _axis.Knots[cell] + ((place - cell) * (_axis.Knots[cell + 1] - _axis.Knots[cell]));
        }
    }

    private double Rank(double value)
    {
        ImmutableArray<double> knots = _axis.Knots;
        if (knots.Length < 2)
        {
            return 0;
        }

        _axis.LocateNumber(value, out int cell, out double fraction);
        double rank = (cell + fraction) / (knots.Length - 1);
        double beyond = _axis.Period > 0 ? 0 : value > knots[^1] ? value - knots[^1] : value < knots[0] ? value - knots[0] : 0;
        return beyond == 0 ? rank
            : rank + (_axis.Kind == AxisKind.Log
                ? Math.Log(value / (beyond > 0 ? knots[^1] : knots[0])) / Math.Log(knots[^1] / knots[0])
                : beyond / (knots[^1] - knots[0]));
    }
}
