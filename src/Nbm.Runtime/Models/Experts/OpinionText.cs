using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Models;

/// <summary>What experts say and how sure they are, as a person reads it, whatever the culture.</summary>
internal static class OpinionText
{
    private const int MostNumbers = 4;

    /// <summary>How sure an expert is; what is 1 by definition is no figure.</summary>
    public static string Confidence(double confidence, bool isReference) =>
        isReference ? "measures the others' confidence" : FormattableString.Invariant($"confidence {confidence:0.000}");

    /// <summary>One number with its unit; a few probabilities as they are, of many the largest.</summary>
    public static string Of(ImmutableArray<double> predictions, string? unit) =>
        predictions.Length == 1 ? Number(predictions[0], unit)
        : predictions.Length <= MostNumbers ? string.Join(", ", predictions.Select(value => ScoreText.Plain(value, 3)))
        : FormattableString.Invariant($"{ScoreText.Plain(predictions.Max(), 3)} for class {predictions.IndexOf(predictions.Max())}");

    /// <summary>A prediction of a record's own type: a number with its unit, others in their words.</summary>
    public static string Of<TPrediction>(TPrediction prediction, string? unit) => prediction switch
    {
        double number => Number(number, unit),
        IFormattable own => own.ToString(null, CultureInfo.InvariantCulture),
        _ => prediction?.ToString() ?? string.Empty,
    };

    // As many digits as others in the same column have.
    private static string Number(double value, string? unit) =>
        ValueText.WithUnit(ScoreText.Compact(value, Math.Abs(value) >= 100 ? 0 : Math.Abs(value) >= 1 ? 2 : 3), unit);
}
