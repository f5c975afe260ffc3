namespace Nbm.Generators.Specs;

/// <summary>What a <see cref="ValueKind"/> means to a model.</summary>
internal static class ValueKinds
{
    /// <summary>A number as values of the type hold it; null if they can't.</summary>
    public static double? Hold(this ValueKind kind, double number)
    {
        (double Least, double Most) range = kind switch
        {
            ValueKind.SByte => (sbyte.MinValue, sbyte.MaxValue),
            ValueKind.Byte => (byte.MinValue, byte.MaxValue),
            ValueKind.Int16 => (short.MinValue, short.MaxValue),
            ValueKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
            ValueKind.Int32 or ValueKind.IntPtr => (int.MinValue, int.MaxValue),
            ValueKind.UInt32 or ValueKind.UIntPtr => (uint.MinValue, uint.MaxValue),
            ValueKind.Int64 or ValueKind.Int128 => (long.MinValue, long.MaxValue),
            ValueKind.UInt64 or ValueKind.UInt128 => (ulong.MinValue, ulong.MaxValue),
            ValueKind.Half => (-65504, 65504),
            ValueKind.Single => (float.MinValue, float.MaxValue),
            ValueKind.Decimal => (-7.9e28, 7.9e28),
            _ => (double.MinValue, double.MaxValue),
        };
        bool isWhole = kind < ValueKind.Half;
        if (!(number >= range.Least && number <= range.Most) || (isWhole && System.Math.Floor(number) != number))
        {
            return null;
        }

        // A float's -9.1 isn't a double's.
        return kind == ValueKind.Single ? (float)number : number;
    }

    /// <summary>A number proper: all that can be a regression's target or a weight.</summary>
    public static bool IsNumber(this ValueKind kind) => kind <= ValueKind.Decimal;

    /// <summary>A date or a duration: a number on an axis once a unit is chosen.</summary>
    public static bool IsTemporal(this ValueKind kind) => kind is >= ValueKind.DateOnly and <= ValueKind.TimeSpan;

    /// <summary>Lies on an axis.</summary>
    public static bool IsNumeric(this ValueKind kind) => kind.IsNumber() || kind.IsTemporal();

    /// <summary>A category whose levels are known at compile time.</summary>
    public static bool IsClosedCategory(this ValueKind kind) => kind is ValueKind.Bool or ValueKind.Enum;
}
