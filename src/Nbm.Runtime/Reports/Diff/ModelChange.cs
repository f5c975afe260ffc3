namespace Nbm;

/// <summary>Something that two models differ in, besides their curves.</summary>
/// <param name="Subject">What it is of: a feature, the target, or the model.</param>
/// <param name="Property">What of it: <c>unit</c>, <c>levels</c>, <c>intercept</c>, …</param>
/// <param name="Before">What it was; null if it wasn't there.</param>
/// <param name="After">What it is; null if it is gone.</param>
public readonly record struct ModelChange(string Subject, string Property, string? Before, string? After)
{
    /// <summary>Both values in a line, whatever the culture.</summary>
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"{Subject}: {Property} {After} added",
        (_, null) => $"{Subject}: {Property} {Before} removed",
        _ => $"{Subject}: {Property} {Before} → {After}",
    };
}
