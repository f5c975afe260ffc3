using Nbm.Freezing;
using Nbm.Generators.Emission;
using Nbm.Generators.Specs;

namespace Nbm.Generators.Frozen;

/// <summary>How an expression tree reads a property: without the operators that
/// C# doesn't allow there, which <see cref="ValueEncoding"/> uses.</summary>
internal static class ExpressionAccess
{
    public static ScorerFeature Of(FeatureSpec feature)
    {
        string property = ValueEncoding.Access(feature);
        bool isText = feature.Value.Kind == ValueKind.String;
        string value = feature.Value.IsNullable && !isText ? property + "!.Value" : property;
        ValueSpec present = feature.Value with { IsNullable = false };
        return new ScorerFeature
        {
            IsMissing = feature.Value.IsNullable ? property + " == null" : null,
            Number = isText ? property
                : feature.Part is { } part ? CalendarEncoding.Encode(part, present, value)
                : feature.IsNumeric ? ValueEncoding.Encode(present, value)
                : string.Empty,
            IsLevel = level => feature.Part switch
            {
                CalendarPartKind.Month => $"{value}.Month == {CSharpLiteral.Int32(level + 1)}",
                CalendarPartKind.Weekday => $"{value}.DayOfWeek == global::System.DayOfWeek.{feature.Levels[level]}",
                _ when feature.Value.Kind == ValueKind.Enum =>
                    $"{property} == {feature.Value.TypeName}.{CSharpLiteral.Identifier(feature.Levels[level])}",
                _ => $"{property} == {feature.Levels[level]}",
            },
        };
    }
}
