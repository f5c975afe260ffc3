namespace Nbm.Models;

/// <summary>Numbers as the properties of records hold them: what a model is asked about must be what a record then says.</summary>
internal static class HeldValue
{
    /// <summary>The number that a property holds once it is given another.</summary>
    /// <param name="type">The property's type.</param>
    /// <param name="value">The number, encoded.</param>
    public static double Nearest(string type, double value) => type switch
    {
        "float" => (float)value,
        "Half" or "System.Half" => (double)(Half)value,
        "decimal" => (double)(decimal)value,
        _ when Ticks(type) is var ticks and > 0 => Math.Round(value * ticks) / ticks,
        _ => value,
    };

    /// <summary>The next number, upward or downward, that a property can hold; the number itself if it can.</summary>
    /// <param name="type">The property's type.</param>
    /// <param name="value">The number, encoded.</param>
    /// <param name="isUp">Which way.</param>
    public static double Next(string type, double value, bool isUp)
    {
        double near = Nearest(type, value);
        return type switch
        {
            "float" => near == value || near > value == isUp ? near
                : isUp ? MathF.BitIncrement((float)near) : MathF.BitDecrement((float)near),
            "Half" or "System.Half" => near == value || near > value == isUp ? near
                : (double)(isUp ? Half.BitIncrement((Half)near) : Half.BitDecrement((Half)near)),
            _ when Ticks(type) is var ticks and > 0 => (isUp ? Math.Ceiling(value * ticks) : Math.Floor(value * ticks)) / ticks,
            _ => near, // Of a decimal 15 digits: what is short of it is nudged on.
        };
    }

    // Of a unit of the encoded number; 0 where values aren't whole ticks.
    private static double Ticks(string type) => type switch
    {
        "DateTime" or "DateTimeOffset" => TimeSpan.TicksPerDay,
        "TimeSpan" => TimeSpan.TicksPerSecond,
        "TimeOnly" => TimeSpan.TicksPerHour,
        _ => 0,
    };
}
