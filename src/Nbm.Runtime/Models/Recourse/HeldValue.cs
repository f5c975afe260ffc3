namespace Nbm.Models;

/// <summary>Numbers as the properties of records hold them: what a model is asked about must be what a record then says.</summary>
internal static class HeldValue
{
    /// <summary>The number that a property holds once it is given another.</summary>
    /// <param name="type">The property's type.</param>
    /// <param name="value">The number, encoded.</param>
    public static double Nearest(string type, double value)
    {
        return type switch
        {
            "float" => (float)value,
            "Half" or "System.Half" => (double)(Half)value,
            "decimal" => (double)(decimal)value,
            "DateTime" or "DateTimeOffset" => In(TimeSpan.TicksPerDay),
            "TimeSpan" => In(TimeSpan.TicksPerSecond),
            "TimeOnly" => In(TimeSpan.TicksPerHour),
            _ => value,
        };

        double In(double ticks) => Math.Round(value * ticks) / ticks;
    }
}
