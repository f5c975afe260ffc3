using System.Globalization;

namespace Nbm;

/// <summary>Rows that a model can't take: what was found, where, and what to do about it.</summary>
public class NbmDataException : NbmException
{
    /// <summary>An exception about data.</summary>
    public NbmDataException(string message)
        : base(message)
    {
    }

    /// <summary>An exception about data that something else found out.</summary>
    public NbmDataException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The index of the row, from 0; null if it isn't about one of several rows.</summary>
    public long? Row { get; init; }

    /// <summary>The name of the feature; null if it isn't about one.</summary>
    public string? Feature { get; init; }

    /// <summary>A value that has no place on its axis: missing without leave, no level, or not above 0 on a logarithmic axis.</summary>
    internal static NbmDataException NoPlace(FeatureSchema feature, double value, long? row)
    {
        string where = row is long r ? string.Create(CultureInfo.InvariantCulture, $"Row {r}, feature {feature.Name}")
            : $"Feature {feature.Name}";
        string found = value.ToString(CultureInfo.InvariantCulture);
        string type = feature.ClrType;
        string what = feature.Axis == AxisKind.Log && double.IsFinite(value)
            ? $"the value is {found}, and a logarithmic axis has no place for it. Declare such values special, [Feature(Special = …)], or "
                + "use another axis."
            : feature.Kind == FeatureKind.Numeric && double.IsFinite(value)
            ? $"the value is {found}, but all training rows had special values: nothing is known of other numbers."
            : feature.Kind == FeatureKind.Numeric || double.IsNaN(value)
            ? $"the value is {found}, but {type} values can't be missing. Declare it {type}? if values may be missing, or leave such rows out."
            : $"{found} is none of the {feature.Levels.Length} levels of {type}.";
        return new NbmDataException($"{where}: {what}") { Row = row, Feature = feature.Name };
    }
}
