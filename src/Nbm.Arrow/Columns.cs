using Apache.Arrow;
using Apache.Arrow.Types;

namespace Nbm.Arrow;

/// <summary>The columns of a schema in words, to be compared.</summary>
internal static class Columns
{
    public static string Of(Schema schema) =>
        string.Join(", ", schema.FieldsList.Select(field => $"{field.Name} ({Text(field.DataType)})"));

    private static string Text(IArrowType type) => type switch
    {
        DictionaryType dictionary => $"dictionary of {Text(dictionary.ValueType)}",
        TimestampType time => $"timestamp in {time.Unit}{(string.IsNullOrEmpty(time.Timezone) ? string.Empty : $" of {time.Timezone}")}",
        Decimal128Type number => FormattableString.Invariant($"decimal of {number.Precision} digits, {number.Scale} behind the point"),
        Decimal256Type number => FormattableString.Invariant($"decimal of {number.Precision} digits, {number.Scale} behind the point"),
        NestedType nested => $"{nested.Name} of {string.Join(", ", nested.Fields.Select(field => Text(field.DataType)))}",
        _ => type.Name,
    };
}
