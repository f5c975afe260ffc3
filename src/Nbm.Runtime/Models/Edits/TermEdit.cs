using System.Globalization;

namespace Nbm;

/// <summary>One step of an edit: what was done to a term, where, and what its values were there before and after. Values are those of the
/// term before it was centred again. Equal by content.</summary>
/// <param name="Term">The name of the term.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Where">Where, in words: <c>2000 to 5000 $/month</c>, <c>astronaut</c>, <c>missing</c>, <c>everywhere</c>.</param>
/// <param name="Class">Of several classes the one whose score was edited; null for all scores.</param>
/// <param name="Before">Between which values the term was there, in units of the score.</param>
/// <param name="After">Between which values it was then.</param>
public sealed record TermEdit(string Term, EditOperation Operation, string Where, string? Class, ValueInterval Before, ValueInterval After)
{
    /// <summary>The step in a line, whatever the culture: <c>Income flattened, 2000 to 5000 $/month: -0.31 … 0.12 → -0.05</c>.</summary>
    public override string ToString() =>
        $"{Term}{(Class is null ? string.Empty : $" of {Class}")} {Verb}, {Where}: {Text(Before)} → {Text(After)}";

    private string Verb => Operation switch
    {
        EditOperation.Flatten => "flattened",
        EditOperation.Set => "set",
        EditOperation.Shift => "shifted",
        EditOperation.Scale => "scaled",
        EditOperation.Clamp => "clamped",
        EditOperation.MakeMonotone => "made monotone",
        EditOperation.Merge => "merged",
        _ => "removed",
    };

    private static string Text(ValueInterval values) =>
        values.From == values.To ? Number(values.From) : $"{Number(values.From)} … {Number(values.To)}";

    private static string Number(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
