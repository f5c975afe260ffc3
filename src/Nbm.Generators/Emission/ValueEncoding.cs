using Nbm.Generators.Specs;

namespace Nbm.Generators.Emission;

/// <summary>
/// How values become the one number per feature that <c>Nbm.Generated.RecordEncoder</c> asks for. Missing is NaN;
/// dates count in days from 0001-01-01, durations in seconds.
/// </summary>
internal static class ValueEncoding
{
    private const string Missing = "double.NaN";

    /// <summary>The number of a feature that is no text.</summary>
    public static string Encode(FeatureSpec feature) =>
        feature.Part is { } part ? CalendarEncoding.Encode(part, feature.Value, Access(feature)) : Encode(feature.Value, Access(feature));

    /// <summary>The value of a feature, as an explanation shows it.</summary>
    public static string Value(FeatureSpec feature) =>
        feature.Part is { } part ? CalendarEncoding.Value(part, feature.Value, Access(feature)) : Access(feature);

    /// <summary>How a feature's property is read: <c>row.Income</c>.</summary>
    public static string Access(FeatureSpec feature) => "row." + CSharpLiteral.Identifier(feature.Property);

    /// <summary>The number of a value that is no text.</summary>
    /// <param name="value">Its type.</param>
    /// <param name="access">How it is read: <c>row.Income</c>.</param>
    public static string Encode(ValueSpec value, string access) => value.Kind switch
    {
        ValueKind.Bool when value.IsNullable => $"{access} switch {{ true => 1d, false => 0d, null => {Missing} }}",
        ValueKind.Bool => $"{access} ? 1d : 0d",
        ValueKind.Enum => $"IndexOf({access})",
        ValueKind.Double when value.IsNullable => $"{access} ?? {Missing}",
        ValueKind.Double => access,
        _ when value.Kind.IsTemporal() => EncodeTemporal(value, access),
        _ when value.IsNullable => $"(double?){access} ?? {Missing}",
        _ => $"(double){access}",
    };

    /// <summary>What the number means, for documentation.</summary>
    public static string Describe(ValueSpec value) => value.Kind switch
    {
        ValueKind.DateOnly => "numeric, in days since 0001-01-01",
        ValueKind.DateTime => "numeric, in days since 0001-01-01, time of day as a fraction",
        ValueKind.DateTimeOffset => "numeric, in days since 0001-01-01 UTC, time of day as a fraction",
        ValueKind.TimeOnly => "numeric, in hours since midnight",
        ValueKind.TimeSpan => "numeric, in seconds",
        ValueKind.String => "open category",
        _ when value.Kind.IsClosedCategory() => $"category of {CSharpLiteral.Int32(value.Levels.Count)} levels",
        _ => "numeric",
    };

    private static string EncodeTemporal(ValueSpec value, string access)
    {
        string dot = value.IsNullable ? "?." : ".";
        string number = value.Kind switch
        {
            ValueKind.DateOnly => $"{access}{dot}DayNumber",
            ValueKind.DateTime => $"{access}{dot}Ticks / (double)global::System.TimeSpan.TicksPerDay",
            ValueKind.DateTimeOffset => $"{access}{dot}UtcTicks / (double)global::System.TimeSpan.TicksPerDay",
            ValueKind.TimeOnly => $"{access}{dot}ToTimeSpan().TotalHours",
            _ => $"{access}{dot}TotalSeconds",
        };
        return value.IsNullable ? $"{number} ?? {Missing}" : number;
    }
}
