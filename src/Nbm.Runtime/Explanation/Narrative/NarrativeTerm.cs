using System.Globalization;
using System.Text.RegularExpressions;
using Nbm.Generated;

namespace Nbm.Models;

/// <summary>A term as a narrative tells of it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value that the row has, with its unit, as the culture writes numbers.</param>
/// <param name="Adds">What it adds to what is explained.</param>
/// <param name="Error">The standard error of that; null if it isn't known.</param>
/// <param name="Standing">How the value stands to what training saw.</param>
/// <param name="Numbers">The numbers that the value is made of.</param>
/// <param name="IsOfSeveral">Whether it is an interaction.</param>
internal sealed partial record NarrativeTerm(
    string Name, string Value, double Adds, double? Error, Standing Standing, double[] Numbers, bool IsOfSeveral)
{
    private const string Whole = "0.##########";

    /// <summary>A part of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="part">The part.</param>
    /// <param name="adds">What it adds.</param>
    /// <param name="error">The standard error of that.</param>
    /// <param name="culture">How numbers are written.</param>
    public static NarrativeTerm Of(ExplainedRow row, int part, double adds, double? error, CultureInfo culture)
    {
        var inputs = row.Model.Parts[part].Inputs;
        bool isPlain = row.Model.TextOfPart(row, part) is null && inputs.All(input => input < row.Features.Length);
        string value = isPlain ? string.Join(" × ", inputs.Select(input => TextOf(row, input, culture)))
            : ValueText.WithUnit(ValueText.Of(row, part), ValueText.UnitOf(row, part));
        double[] numbers = [.. inputs.Where(input => isPlain && IsNumber(row, input)).Select(input => row.Features[input])];
        return new NarrativeTerm(row.Model.Parts[part].Name, value, adds, error, row.StandingOf(part), numbers, inputs.Length > 1);
    }

    /// <summary>The name with the value, such as <c>Income = 500 $/month</c>.</summary>
    public string Named => $"{Name} = {Value}";

    /// <summary>The value where its digits are no number of the text, such as a date's; null else.</summary>
    public string? Opaque => Numbers.Length == 0 && DigitPattern().IsMatch(Value) ? Value : null;

    private static bool IsNumber(ExplainedRow row, int feature)
    {
        FeatureSchema schema = row.Model.Schema.Features[feature];
        return schema.Kind == FeatureKind.Numeric && double.IsFinite(row.Features[feature])
            && !ValueText.TypeOf(schema).StartsWith("Date", StringComparison.Ordinal)
            && !ValueText.TypeOf(schema).StartsWith("Time", StringComparison.Ordinal);
    }

    private static string TextOf(ExplainedRow row, int feature, CultureInfo culture)
    {
        FeatureSchema schema = row.Model.Schema.Features[feature];
        bool isSpecial = schema.Specials.Contains(row.Features[feature]);
        if (!IsNumber(row, feature))
        {
            string text = schema.Kind == FeatureKind.OpenCategory && row.Features[feature] < 0 ? row.Texts[feature] ?? "unseen"
                : ValueText.OfEncoded(schema, row.Model.Vocabularies, feature, row.Features[feature]);
            return ValueText.WithUnit(text, isSpecial ? null : schema.Unit);
        }

        double value = row.Features[feature];
        string digits = Math.Abs(value) is (>= 1e15 or (< 1e-7 and > 0)) ? value.ToString("G7", culture) : value.ToString(Whole, culture);
        return ValueText.WithUnit(digits, isSpecial ? null : schema.Unit);
    }

    [GeneratedRegex(@"\d")]
    private static partial Regex DigitPattern();
}
