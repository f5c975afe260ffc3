namespace Nbm;

/// <summary>What may be added to a score.</summary>
internal static class OffsetRules
{
    /// <summary>What is wrong with an offset that isn't finite, and what to do.</summary>
    public static string Wrong(ModelSchema schema, double offset) => schema.ExposureColumn is null
        ? FormattableString.Invariant($"its offset is {offset}; expected: a finite number.")
        : FormattableString.Invariant(
            $"its offset, the logarithm of the exposure included, is {offset}; expected: an exposure above zero, and a finite number.");
}
