using System.Globalization;
using Nbm.Export.Onnx.Format;

namespace Nbm.Export.Onnx.Model;

/// <summary>What an input's documentation says.</summary>
internal static class InputText
{
    public static string Of(FeatureSchema feature, OnnxExport export)
    {
        string unit = feature.Unit is null ? string.Empty : $", in {feature.Unit}";
        string missing = OnnxInputs.TypeOf(feature, export) == ElementType.String
            ? export.MissingText.Length == 0 ? "an empty text" : $"the text {export.MissingText}" : "NaN";
        string[] sentences =
        [
            .. feature.Description is { } description ? new[] { description.TrimEnd('.') } : [],
            $"{What(feature, export)}{unit}",
            feature.IsNullable ? $"A missing value is {missing}" : "Never missing",
        ];
        return string.Join(' ', sentences.Select(sentence => sentence + "."));
    }

    /// <summary>Of a dense vector.</summary>
    public static string Of(VectorSchema vector)
    {
        string picture = vector.Width > 0 ? FormattableString.Invariant($", a picture of {vector.Width} × {vector.Height} row by row")
            : string.Empty;
        string unit = vector.Unit is null ? string.Empty : $", in {vector.Unit}";
        string description = vector.Description is { } said ? $"{said.TrimEnd('.')}. " : string.Empty;
        return FormattableString.Invariant($"{description}{vector.Length} numbers{picture}{unit}. None is missing.");
    }

    private static string What(FeatureSchema feature, OnnxExport export) => feature switch
    {
        { Kind: FeatureKind.OpenCategory } => "A text",
        { Kind: FeatureKind.Category, ClrType: "bool" } => feature.IsNullable ? "1 for true, 0 for false" : "True or false",
        { Kind: FeatureKind.Category }
            when OnnxInputs.HasNumbers(feature,
                export) => "One of the numbers "
                    + $"{string.Join(", ", feature.Levels.Select((name, level) => $"{feature.LevelNumbers.ElementAtOrDefault(level).ToString(CultureInfo.InvariantCulture)} ({name})"))}",
        { Kind: FeatureKind.Category } => "One of the texts "
            + $"{string.Join(", ", feature.Levels.Select((name, level) => export.Levels == ExportedLevels.Texts ? feature.LevelText(level) : name))}",
        { Part: CalendarPart.Year } => "The year",
        { Part: CalendarPart.DayOfYear } => "The day of the year, 1 to 366",
        { Part: CalendarPart.Hour } or { ClrType: "TimeOnly" } => "The time of day in hours, minutes as a fraction",
        { ClrType: "DateOnly" } => "Days since 0001-01-01",
        { ClrType: "DateTime" } => "Days since 0001-01-01, the time of day as a fraction",
        { ClrType: "DateTimeOffset" } => "Days since 0001-01-01 UTC, the time of day as a fraction",
        { ClrType: "TimeSpan" } => "A duration in seconds",
        _ => "A number",
    };
}
