using System.Collections.Immutable;
using System.Globalization;

namespace Nbm;

/// <summary>Tells in words how a model's schema differs from a record's.</summary>
internal static class SchemaComparison
{
    /// <summary>Throws if a model can't serve a record.</summary>
    public static void ThrowIfDifferent(ModelSchema model, ModelSchema record)
    {
        if (!ReferenceEquals(model, record) && model.Hash != record.Hash)
        {
            throw new NbmSchemaException(
                $"This model was trained for another {Cited.Text(record.Name)}: {FirstDifference(model, record)}. "
                + "Train again, or load it into the record that it was trained on.");
        }
    }

    /// <summary>The first difference that matters, in words.</summary>
    public static string FirstDifference(ModelSchema model, ModelSchema record) =>
        Features(model.Features, record.Features) ?? Interactions(model, record) ?? Vectors(model.Vectors, record.Vectors)
            ?? Outcome(model, record)
        ?? $"the schemas' hashes differ ({model.Hash} in the model, {record.Hash} now)";

    /// <summary>The first difference in what is predicted, in words; null if there is none.</summary>
    public static string? Outcome(ModelSchema model, ModelSchema record) => Target(model.Target, record.Target)
        ?? Presence("an offset", model.OffsetColumn, record.OffsetColumn)
        ?? Presence("an exposure", model.ExposureColumn, record.ExposureColumn)
        ?? Presence("a stratum", model.StratumColumn, record.StratumColumn);

    private static string? Features(ImmutableArray<FeatureSchema> model, ImmutableArray<FeatureSchema> record)
    {
        for (int f = 0; f < Math.Max(model.Length, record.Length); f++)
        {
            if (f >= record.Length)
            {
                return $"feature {f}, {Cited.Text(model[f].Name)}, was removed from the record";
            }

            if (f >= model.Length)
            {
                return $"feature {f}, {Cited.Text(record[f].Name)}, was added to the record";
            }

            if (model[f].Name != record[f].Name)
            {
                return Names(model, record, f);
            }

            if (Feature(model[f], record[f]) is string difference)
            {
                return $"feature {f}, {Cited.Text(record[f].Name)}: {difference}";
            }
        }

        return null;
    }

    private static string Names(ImmutableArray<FeatureSchema> model, ImmutableArray<FeatureSchema> record, int f)
    {
        string found = model[f].Name;
        string expected = record[f].Name;
        bool foundElsewhere = record.Any(other => other.Name == found);
        bool expectedElsewhere = model.Any(other => other.Name == expected);
        return (foundElsewhere, expectedElsewhere) switch
        {
            (true, true) => $"the order changed: feature {f} was {Cited.Text(found)} and is {Cited.Text(expected)} now",
            (true, false) => $"feature {f}, {Cited.Text(expected)}, was added to the record before {Cited.Text(found)}",
            (false, true) => $"feature {f}, {Cited.Text(found)}, was removed from the record",
            _ => $"feature {f} was {Cited.Text(found)} ({Cited.Text(model[f].DeclaredType)}) and is {Cited.Text(expected)} "
                + $"({Cited.Text(record[f].DeclaredType)}) now: renamed, or another feature",
        };
    }

    /// <summary>The first difference between two features of one name, in words; null if there is none.</summary>
    public static string? Feature(FeatureSchema model, FeatureSchema record)
    {
        if (model.ClrType != record.ClrType)
        {
            return $"its type was {Cited.Text(model.DeclaredType)} and is {Cited.Text(record.DeclaredType)} now";
        }

        if (model.Kind != record.Kind)
        {
            return $"its kind was {model.Kind} and is {record.Kind} now";
        }

        if (model.IsNullable != record.IsNullable)
        {
            string change = model.IsNullable ? "could be missing and can't be now" : "couldn't be missing and can be now";
            return $"its values {change} ({Cited.Text(model.DeclaredType)}, {Cited.Text(record.DeclaredType)})";
        }

        return Names("level", model.Levels, record.Levels) ?? Unit(model.Unit, record.Unit) ?? Declared(model, record);
    }

    private static string? Declared(FeatureSchema model, FeatureSchema record)
    {
        if (!model.Specials.AsSpan().SequenceEqual(record.Specials.AsSpan()))
        {
            return $"its special values were {Numbers(model.Specials)} and are {Numbers(record.Specials)} now";
        }

        if (model.IsOrdered != record.IsOrdered)
        {
            return $"its levels {(model.IsOrdered ? "were ordered and aren't" : "weren't ordered and are")} now";
        }

        return model.Axis != record.Axis ? $"its axis was {model.Axis} and is {record.Axis} now"
            : model.Period != record.Period ? FormattableString.Invariant($"its period was {model.Period:R} and is {record.Period:R} now")
            : model.Part != record.Part ? $"it was the part {model.Part} of a date and is {record.Part} now"
            : model.Monotone != record.Monotone ? $"its monotone constraint was {model.Monotone} and is {record.Monotone} now"
            : model.Curvature != record.Curvature ? $"its curvature constraint was {model.Curvature} and is {record.Curvature} now"
            : model.ZeroAt != record.ZeroAt ? $"its curve was 0 at {Zero(model.ZeroAt)} and is at {Zero(record.ZeroAt)} now"
            : null;
    }

    private static string Zero(double? zero) => zero?.ToString("R", CultureInfo.InvariantCulture) ?? "its mean";

    private static string Numbers(ImmutableArray<double> numbers) =>
        numbers.IsEmpty ? "none" : Cited.List(numbers.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    private static string? Interactions(ModelSchema model, ModelSchema record)
    {
        for (int i = 0; i < Math.Max(model.Interactions.Length, record.Interactions.Length); i++)
        {
            string found = i < model.Interactions.Length ? model.Interactions[i].Name : "none";
            string expected = i < record.Interactions.Length ? record.Interactions[i].Name : "none";
            if (found != expected)
            {
                return $"interaction {i} was {Cited.Text(found)} and is {Cited.Text(expected)} now";
            }

            if (model.Interactions[i] != record.Interactions[i])
            {
                return $"interaction {i}, {Cited.Text(found)}, is of other features now";
            }
        }

        return null;
    }

    private static string? Vectors(ImmutableArray<VectorSchema> model, ImmutableArray<VectorSchema> record)
    {
        for (int v = 0; v < Math.Max(model.Length, record.Length); v++)
        {
            string found = v < model.Length ? model[v].Name : "none";
            string expected = v < record.Length ? record[v].Name : "none";
            string? difference = found != expected ? $"it was {Cited.Text(found)} and is {Cited.Text(expected)} now"
                : model[v].DeclaredType != record[v].DeclaredType
                ? $"its type was {Cited.Text(model[v].DeclaredType)} and is {Cited.Text(record[v].DeclaredType)} now"
                : Unit(model[v].Unit, record[v].Unit);
            if (difference is not null)
            {
                return $"vector {v}, {Cited.Text(expected)}: {difference}";
            }
        }

        return null;
    }

    private static string? Target(TargetSchema model, TargetSchema record)
    {
        string? difference = model.Name != record.Name ? $"it was {Cited.Text(model.Name)} and is {Cited.Text(record.Name)} now"
            : model.Task != record.Task ? $"the task was {model.Task} and is {record.Task} now"
            : model.ClrType != record.ClrType ? $"its type was {Cited.Text(model.ClrType)} and is {Cited.Text(record.ClrType)} now"
            : !Nullable.Equals(model.Parameter, record.Parameter)
            ? FormattableString.Invariant(
                $"the parameter of {record.Task} was {Number(model.Parameter)} and is {Number(record.Parameter)} now")
            : Names("class", model.Classes, record.Classes) ?? Unit(model.Unit, record.Unit);
        return difference is null ? null : $"the target {Cited.Text(record.Name)}: {difference}";
    }

    private static string? Presence(string what, string? model, string? record) => (model, record) switch
    {
        (null, not null) => $"the record has {what} now, which the model doesn't know",
        (not null, null) => $"the model takes {what}, which the record doesn't have",
        _ => null,
    };

    private static string Number(double? parameter) =>
        parameter is { } number ? number.ToString(CultureInfo.InvariantCulture) : "left to training";

    private static string? Names(string what, ImmutableArray<string> model, ImmutableArray<string> record)
    {
        for (int i = 0; i < Math.Max(model.Length, record.Length); i++)
        {
            string found = i < model.Length ? model[i] : "none";
            string expected = i < record.Length ? record[i] : "none";
            if (found != expected)
            {
                return $"{what} {i} was {Cited.Text(found)} and is {Cited.Text(expected)} now";
            }
        }

        return null;
    }

    private static string? Unit(string? model, string? record) =>
        model == record ? null : $"its unit was {Quoted(model)} and is {Quoted(record)} now";

    private static string Quoted(string? unit) => unit is null ? "none" : $"'{Cited.Text(unit)}'";
}
