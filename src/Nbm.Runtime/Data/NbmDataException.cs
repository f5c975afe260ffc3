using System.Globalization;

namespace Nbm;

/// <summary>Rows that a model can't take: what was found, where, and what to do about it.</summary>
public class NbmDataException : Exception
{
    /// <summary>An exception about data.</summary>
    public NbmDataException(string message)
        : base(message)
    {
    }

    /// <summary>The index of the row, from 0; null if it isn't about one of several rows.</summary>
    public long? Row { get; init; }

    /// <summary>The name of the feature; null if it isn't about one.</summary>
    public string? Feature { get; init; }

    /// <summary>A value that isn't missing by leave, or is no level.</summary>
    internal static NbmDataException NoPlace(FeatureSchema feature, double value, long? row)
    {
        string where = row is long r ? string.Create(CultureInfo.InvariantCulture, $"Row {r}, feature {feature.Name}") : $"Feature {feature.Name}";
        string found = value.ToString(CultureInfo.InvariantCulture);
        string type = feature.ClrType;
        string what = feature.Kind == FeatureKind.Numeric || double.IsNaN(value)
            ? $"the value is {found}, but {type} values can't be missing. Declare it {type}? if values may be missing, or leave such rows out."
            : $"{found} is none of the {feature.Levels.Length} levels of {type}.";
        return new NbmDataException($"{where}: {what}") { Row = row, Feature = feature.Name };
    }
}
