namespace Nbm.Generators.Specs;

/// <summary>What a <see cref="ValueKind"/> means to a model.</summary>
internal static class ValueKinds
{
    /// <summary>A number proper: all that can be a regression's target or a weight.</summary>
    public static bool IsNumber(this ValueKind kind) => kind <= ValueKind.Decimal;

    /// <summary>A date or a duration: a number on an axis once a unit is chosen.</summary>
    public static bool IsTemporal(this ValueKind kind) => kind is >= ValueKind.DateOnly and <= ValueKind.TimeSpan;

    /// <summary>Lies on an axis.</summary>
    public static bool IsNumeric(this ValueKind kind) => kind.IsNumber() || kind.IsTemporal();

    /// <summary>A category whose levels are known at compile time.</summary>
    public static bool IsClosedCategory(this ValueKind kind) => kind is ValueKind.Bool or ValueKind.Enum;
}
