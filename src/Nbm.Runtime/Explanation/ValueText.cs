using System.Globalization;
using System.Runtime.CompilerServices;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>Values and scores as a person reads them, whatever the culture.</summary>
internal static class ValueText
{
    public const string Missing = "missing";

    /// <summary>What stands for the number of a term that training didn't select.</summary>
    public const string Dropped = "dropped";

    /// <summary>How many digits of a number stand where nothing asks for more.</summary>
    public const int Digits = 7;

    /// <summary>How many digits tell any two doubles apart.</summary>
    public const int MostDigits = 17;
    private const int MostNames = 3;

    /// <summary>The unit of a part's value; null for parts of several inputs, and where the value is special, for then it is no
    /// number.</summary>
    public static string? UnitOf(ExplainedRow row, int part) =>
        row.Model.Parts[part].Inputs is [var input] && row.Model.TextOfPart(row, part) is null ? UnitOfInput(row, input) : null;

    /// <summary>The value of a part; of several inputs all values with their units.</summary>
    public static string Of(ExplainedRow row, int part) => row.Model.TextOfPart(row, part) is { } said ? said
        : row.Model.Parts[part].Inputs is [var input]
        ? OfInput(row, input)
        : string.Join(" × ", row.Model.Parts[part].Inputs.Select(own => WithUnit(OfInput(row, own), UnitOfInput(row, own))));

    /// <summary>What a row has of a vector: the names that add most, and how many others.</summary>
    public static string OfVector(ExplainedRow row, int vector) => row.Model.TextOf(vector, row.Vector(vector));

    /// <inheritdoc cref="OfVector(ExplainedRow, int)"/>
    public static string OfVector(VectorTerm term, VectorRow own)
    {
        int[] largest = [.. Enumerable.Range(0, own.Count)
            .OrderByDescending(i =>
                Enumerable.Range(0, term.Tables.Length).Max(c => Math.Abs(term.Evaluate(c, own.Names[i], own.Values[i])))).Take(MostNames)];
        string text = string.Join(", ", largest.Select(i => own.Values[i] == 1
            ? term.Names[own.Names[i]]
            : string.Create(CultureInfo.InvariantCulture, $"{term.Names[own.Names[i]]} {own.Values[i]:G7}")));
        return own.Count == 0 ? "nothing learned" : own.Count <= MostNames ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text} and {own.Count - MostNames} more");
    }

    /// <summary>The value that the reference has of a term; null without a reference.</summary>
    public static string? OfReference(ExplainedRow row, int term) => row.Reference is { } reference ? Of(reference, term) : null;

    /// <summary>A value with its unit behind it.</summary>
    public static string WithUnit(string text, string? unit) => unit is null || text == Missing ? text : $"{text} {unit}";

    /// <summary>What is said of a number outside the training range; nothing of others, whose text says how they stand.</summary>
    public static string Beyond(Standing standing) =>
        standing is Standing.BelowRange or Standing.AboveRange ? Stands(standing) : string.Empty;

    /// <summary>How a value stands that isn't known, behind it; nothing for known and missing ones.</summary>
    public static string Stands(Standing standing) => standing switch
    {
        Standing.Special => " (special)",
        Standing.BelowRange => " (below the training range)",
        Standing.AboveRange => " (above the training range)",
        Standing.Unseen => " (unseen)",
        _ => string.Empty,
    };

    /// <summary>A name with the unit of its values: <c>Income [$/month]</c>.</summary>
    public static string InUnit(string name, string? unit) => unit is null ? name : $"{name} [{unit}]";

    /// <summary>What a term adds.</summary>
    public static string Added(double score, bool selected) => selected ? ScoreText.Signed(score) : Dropped;

    /// <summary>One standard error, behind what it is of; nothing where it isn't known.</summary>
    public static string PlusMinus(double? standardError) =>
        standardError is double error ? string.Create(CultureInfo.InvariantCulture, $" ± {ScoreText.Of(error)}") : string.Empty;

    /// <summary>The scores of classes with their standard errors, where they are known.</summary>
    public static string Scores<TClass>(ClassValues<TClass> scores, ClassValues<TClass>? standardErrors)
        where TClass : notnull =>
        standardErrors is not { } errors
            ? scores.ToString()
            : string.Join(", ", scores.Select((pair, c) =>
                string.Create(CultureInfo.InvariantCulture, $"{pair.Class} {ScoreText.Of(pair.Value)}{PlusMinus(errors[c])}")));

    /// <summary>An encoded value of a feature.</summary>
    public static string OfEncoded(FeatureSchema feature, Vocabularies vocabularies, int index, double value)
    {
        if (!double.IsFinite(value))
        {
            return Missing;
        }

        return feature.Kind switch
        {
            FeatureKind.Category => value >= 0 ? feature.LevelText((int)value) : $"no {feature.ClrType}",
            FeatureKind.OpenCategory => value >= 0 ? vocabularies.Levels(index)[(int)value] : "unseen",
            _ => OfNumber(feature, value),
        };
    }

    /// <summary>A special value, named as such.</summary>
    public static string OfSpecial(FeatureSchema feature, double value) => $"{OfNumber(feature, value)} (special)";

    /// <summary>A number of a feature, as it was before it was encoded.</summary>
    public static string OfNumber(FeatureSchema feature, double value) => OfNumber(TypeOf(feature), value);

    /// <summary>The type that a number of a feature reads like.</summary>
    public static string TypeOf(FeatureSchema feature) => feature.Part switch
    {
        CalendarPart.None => feature.ClrType,
        CalendarPart.Hour => "TimeOnly",
        _ => "int",
    };

    /// <summary>A number of a type, as it was before it was encoded.</summary>
    /// <param name="type">The type.</param>
    /// <param name="value">The number.</param>
    /// <param name="digits">How many digits may stand; beyond the usual ones times have fractions of seconds too.</param>
    public static string OfNumber(string type, double value, int digits = Digits) => type switch
    {
        "DateOnly" when value is >= 0 and <= 3652058 =>
            DateOnly.FromDayNumber((int)value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "DateTime" when value is >= 0 and <= 3652059 => OfDays(value, digits),
        "DateTimeOffset" when value is >= 0 and <= 3652059 => $"{OfDays(value, digits)}Z",
        "TimeOnly" when value is >= 0 and <= 24 => digits > Digits ? OfFineHours(value) : OfHours(value),
        "TimeSpan" when Math.Abs(value) < 9e11 => TimeSpan.FromSeconds(value).ToString("c", CultureInfo.InvariantCulture),
        _ when value == Math.Floor(value) && Math.Abs(value) < 1e15 => value.ToString("0", CultureInfo.InvariantCulture),
        _ when digits > Digits && value == Math.Floor(value) && Math.Abs(value) < 1e18 =>
            value.ToString("F0", CultureInfo.InvariantCulture),
        _ => value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
    };

    /// <summary>A property's value, or a tuple of them.</summary>
    public static string OfAny<T>(T value) => value switch
    {
        null => Missing,
        ITuple tuple => string.Join(" × ", Enumerable.Range(0, tuple.Length).Select(i => OfAny(tuple[i]))),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => OfDateTime(time),
        DateTimeOffset time => $"{OfDateTime(time.DateTime)} {time.ToString("zzz", CultureInfo.InvariantCulture)}",
        TimeOnly time => OfHours(time.ToTimeSpan().TotalHours),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };

    private static string OfInput(ExplainedRow row, int input) =>
        input < row.Features.Length ? OfFeature(row, input) : OfVector(row, input - row.Features.Length);

    private static string? UnitOfInput(ExplainedRow row, int input) =>
        input < row.Features.Length && !IsSpecial(row, input) ? row.Model.Schema.Features[input].Unit : null;

    private static string OfFeature(ExplainedRow row, int feature)
    {
        FeatureSchema schema = row.Model.Schema.Features[feature];
        double value = row.Features[feature];
        if (IsSpecial(row, feature))
        {
            return OfSpecial(schema, value);
        }

        return schema.Kind == FeatureKind.OpenCategory && value < 0
            ? $"{row.Texts[feature]} (unseen)"
            : OfEncoded(schema, row.Model.Vocabularies, feature, value);
    }

    private static bool IsSpecial(ExplainedRow row, int feature) =>
        row.Model.Schema.Features[feature].Specials.Contains(row.Features[feature]);

    private static string OfHours(double hours) => // 24 is the end of the day, which no TimeOnly is.
        string.Create(CultureInfo.InvariantCulture, $"{(long)Math.Round(hours * 60) / 60:00}:{(long)Math.Round(hours * 60) % 60:00}");

    private static string OfFineHours(double hours) => hours < 24 // To a hundred nanoseconds.
        ? new TimeOnly(Math.Min((long)Math.Round(hours * TimeSpan.TicksPerHour), TimeSpan.TicksPerDay - 1))
            .ToString("HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture)
        : "24:00:00";

    // The end of the last day is the last time there is.
    private static string OfDays(double days, int digits)
    {
        var time = new DateTime(Math.Min((long)Math.Round(days * TimeSpan.TicksPerDay), DateTime.MaxValue.Ticks));
        return digits > Digits ? time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) : OfDateTime(time);
    }

    private static string OfDateTime(DateTime time) =>
        time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
