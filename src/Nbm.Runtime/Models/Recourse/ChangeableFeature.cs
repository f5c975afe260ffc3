namespace Nbm.Models;

/// <summary>A feature of a row that may be changed, with all that changes along.</summary>
internal sealed class ChangeableFeature
{
    private const int MostLinkedSteps = 100_000;

    private readonly LinkedFeature[] _linked;

    private ChangeableFeature(ChangedRow row, int feature, FeatureSchema schema, Reach reach)
    {
        Feature = feature;
        Reach = reach;
        IsLog = schema.Axis == AxisKind.Log;
        Effort = schema.Actions?.Effort ?? 1;
        Period = schema.Kind == FeatureKind.Numeric ? schema.Period : 0;
        // What is missing or special stays it.
        _linked = [.. (schema.Actions?.Moves ?? []).Where(link => double.IsFinite(row.Features[link.Feature])
            && !row.Model.Schema.Features[link.Feature].Specials.Contains(row.Features[link.Feature]))];
        Tables = [.. _linked.Select(link => link.Feature).Append(feature).SelectMany(f => row.Plan.TablesOf[f]).Distinct().Order()];
        if (_linked.Length > 0 && reach.LastStep - reach.FirstStep > MostLinkedSteps)
        {
            throw new NbmDataException(FormattableString.Invariant(
                $"{schema.Name} moves other features, so each of its steps is looked at, but there are {reach.LastStep - reach.FirstStep} ")
                + $"of them; expected at most {MostLinkedSteps}. Say [Actionable(Step = …, Min = …, Max = …)] on it.");
        }
    }

    public int Feature { get; }

    public Reach Reach { get; }

    /// <summary>Whether it is linear in the logarithm.</summary>
    public bool IsLog { get; }

    public double Effort { get; }

    /// <summary>After how much a number begins anew; 0 if it doesn't.</summary>
    public double Period { get; }

    /// <summary>Whether others move along.</summary>
    public bool IsLinked => _linked.Length > 0;

    /// <summary>The tables that change with it, in order.</summary>
    public int[] Tables { get; }

    /// <summary>The features that can be changed, in their order.</summary>
    public static ChangeableFeature[] Of(ChangedRow row, ModelSchema declared)
    {
        bool[] isMoved = new bool[declared.Features.Length];
        foreach (LinkedFeature link in declared.Features.SelectMany(f => f.Actions?.Moves ?? []))
        {
            isMoved[link.Feature] = true;
        }

        return [.. declared.Features.Select((schema, f) => (schema, f)).Where(pair => !isMoved[pair.f])
            .Select(pair => (pair.schema, pair.f, reach: Reach.Of(row.Model, pair.f, pair.schema, row.Features[pair.f])))
            .Where(own => !own.reach.IsEmpty).Select(own => new ChangeableFeature(row, own.f, own.schema, own.reach))];
    }

    /// <summary>In the units in which tables are linear between knots.</summary>
    public double Unit(double value) => IsLog ? Math.Log(value) : value;

    /// <summary>The value at a place between two others, by its share of the way in those units.</summary>
    public double Between(double from, double to, double share) => share <= 0 ? from : share >= 1 ? to
        : Math.Clamp(IsLog ? Math.Exp((Math.Log(from) * (1 - share)) + (Math.Log(to) * share)) : (from * (1 - share)) + (to * share),
            Math.Min(from, to), Math.Max(from, to));

    /// <inheritdoc cref="HeldValue.Next"/>
    public double Held(ChangedRow row, double value, bool isUp) =>
        HeldValue.Next(row.Model.Schema.Features[Feature].ClrType, value, isUp);

    /// <summary>Changes the row; false, and the row is as it was, if the model has no place for a value.</summary>
    public bool TrySet(ChangedRow row, double value)
    {
        bool isSet = row.TrySet(Feature, value);
        for (int i = 0; isSet && i < _linked.Length; i++)
        {
            isSet = row.TrySet(_linked[i].Feature, Moved(row, _linked[i], value));
        }

        if (!isSet)
        {
            Reset(row);
        }

        return isSet;
    }

    /// <summary>Puts the row back.</summary>
    public void Reset(ChangedRow row)
    {
        row.Reset(Feature);
        foreach (LinkedFeature link in _linked)
        {
            row.Reset(link.Feature);
        }
    }

    /// <summary>Writes a value, and what moves along by it, into features.</summary>
    public void Write(ChangedRow row, double value, double[] features)
    {
        // A circle's values are looked for from the least of training on for a period.
        features[Feature] = Period > 0 ? Held(row, value - (Period * Math.Floor(value / Period)), isUp: true) : value;
        foreach (LinkedFeature link in _linked)
        {
            features[link.Feature] = Moved(row, link, value);
        }
    }

    private double Moved(ChangedRow row, LinkedFeature link, double value) =>
        HeldValue.Nearest(row.Model.Schema.Features[link.Feature].ClrType,
            row.Features[link.Feature] + (link.Ratio * (value - row.Features[Feature])));
}
