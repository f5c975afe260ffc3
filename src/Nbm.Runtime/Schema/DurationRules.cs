namespace Nbm;

/// <summary>What may stand beside a duration.</summary>
internal static class DurationRules
{
    /// <summary>What is wrong with a row whose stratum is missing, and what to do.</summary>
    public const string NoStratum = "its stratum is missing. Give it one, or leave such rows out.";

    /// <summary>What is wrong with an entry, and what to do; null if nothing is.</summary>
    public static string? WrongEntry(ModelSchema schema, double entry, double duration) => double.IsFinite(entry) && entry < duration
        ? null
        : FormattableString.Invariant(
            $"it came under observation ({schema.EntryColumn}) at {entry}, and its duration {schema.Target.Name} is {duration}; expected: a finite number below the duration. ")
        + "A row that was seen at one moment only says nothing of risks: leave it out.";
}
