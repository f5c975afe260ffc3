namespace Nbm.Integration.Tests.Recourse;

/// <summary>
/// What a row can be changed to, and what that costs, said once more and plainly: every value of every feature, one by one, from the rules
/// that the record declares and the numbers that the training rows have. It asks a model for scores alone.
/// </summary>
internal sealed class BruteForce
{
    private readonly AdditiveModel _model;
    private readonly FeatureSchema[] _features;
    private readonly double[][] _columns;

    /// <param name="model">The model.</param>
    /// <param name="declared">The record's schema.</param>
    /// <param name="rows">The encoded training rows.</param>
    public BruteForce(AdditiveModel model, ModelSchema declared, double[][] rows)
    {
        (_model, _features) = (model, [.. declared.Features]);
        _columns = [.. _features.Select((feature, f) => rows.Select(row => row[f])
            .Where(v => double.IsFinite(v) && !feature.Specials.Contains(v)).Distinct().Order().ToArray())];
    }

    /// <summary>The features that may be changed by themselves.</summary>
    public IEnumerable<int> Changeable(double[] row) => Enumerable.Range(0, _features.Length)
        .Where(f => !_features.Any(other => other.Actions?.Moves.Any(link => link.Feature == f) == true) && Bounds(row, f) is not null);

    /// <summary>The values that a feature may become: all of a grid, of which numbers of any amount have as many points as are asked
    /// for.</summary>
    public double[] Values(double[] row, int feature, int points = 400)
    {
        if (Bounds(row, feature) is not (double least, double greatest))
        {
            return [];
        }

        FeatureSchema schema = _features[feature];
        FeatureActions actions = schema.Actions ?? new FeatureActions();
        if (schema.Kind != FeatureKind.Numeric)
        {
            string own = row[feature] >= 0 ? schema.Levels[(int)row[feature]] : string.Empty;
            return [.. Enumerable.Range(0, schema.Levels.Length).Where(level => level != row[feature]
                && !actions.Forbidden.Any(move => move.To == schema.Levels[level] && (move.From ?? own) == own))
                .Select(level => (double)level)];
        }

        double step = actions.Step > 0 ? actions.Step : schema.ClrType == "int" ? 1 : 0;
        IEnumerable<double> values = step > 0
            ? Enumerable.Range(-3000, 6001).Select(k => row[feature] + (k * step))
            : Enumerable.Range(0, points + 1).Select(k => least + ((greatest - least) * k / points));
        return [.. values.Where(v => v >= least && v <= greatest && v != row[feature] && !schema.Specials.Contains(v))];
    }

    /// <summary>The row with changes, and what moves along by them.</summary>
    public double[] Change(double[] row, params (int Feature, double Value)[] changes)
    {
        double[] changed = [.. row];
        foreach ((int feature, double value) in changes)
        {
            changed[feature] = value;
            foreach (LinkedFeature link in _features[feature].Actions?.Moves ?? [])
            {
                if (double.IsFinite(row[link.Feature]) && !_features[link.Feature].Specials.Contains(row[link.Feature]))
                {
                    changed[link.Feature] = row[link.Feature] + (link.Ratio * (value - row[feature]));
                }
            }
        }

        return changed;
    }

    public double[] Scores(double[] row)
    {
        var scores = new double[_model.Outputs];
        _model.Score(row, scores);
        return scores;
    }

    /// <summary>What changing a feature to a value costs, by the definition: effort times the way among the knots of its own
    /// curve.</summary>
    public double Cost(double[] row, int feature, double value)
    {
        FeatureSchema schema = _features[feature];
        double effort = schema.Actions?.Effort ?? 1;
        return value == row[feature] ? 0
            : schema.Kind != FeatureKind.Numeric ? effort / 3
            : effort * Math.Abs(Rank(feature, value) - Rank(feature, row[feature]));
    }

    private double Rank(int feature, double value)
    {
        double[] knots = [.. _model.Terms[feature].Axis(0).Knots];
        Func<double, double> unit = _features[feature].Axis == AxisKind.Log ? Math.Log : static v => v;
        if (value < knots[0] || value > knots[^1])
        {
            double end = value < knots[0] ? 0 : 1;
            return end + ((unit(value) - unit(end == 0 ? knots[0] : knots[^1])) / (unit(knots[^1]) - unit(knots[0])));
        }

        int at = Math.Min(knots.Count(knot => knot <= value) - 1, knots.Length - 2);
        return (at + ((unit(value) - unit(knots[at])) / (unit(knots[at + 1]) - unit(knots[at])))) / (knots.Length - 1);
    }

    private (double Least, double Greatest)? Bounds(double[] row, int feature)
    {
        FeatureSchema schema = _features[feature];
        FeatureActions actions = schema.Actions ?? new FeatureActions();
        double own = row[feature];
        if (actions.IsImmutable || !double.IsFinite(own) || schema.Specials.Contains(own))
        {
            return null;
        }

        if (schema.Kind != FeatureKind.Numeric)
        {
            return (0, schema.Levels.Length - 1);
        }

        double least = actions.Min ?? _columns[feature][0], greatest = actions.Max ?? _columns[feature][^1];
        return (actions.Direction == Direction.Up ? Math.Max(least, own) : least,
            actions.Direction == Direction.Down ? Math.Min(greatest, own) : greatest);
    }
}
