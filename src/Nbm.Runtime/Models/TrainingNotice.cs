using System.Collections.Immutable;

namespace Nbm;

/// <summary>Something that a fit found out and that whoever uses the model should know: what, what it means and what to do.</summary>
public sealed class TrainingNotice
{
    /// <summary>What it is about.</summary>
    public required TrainingNoticeKind Kind { get; init; }

    /// <summary>The term that it is about; null where that is the fit as a whole.</summary>
    public string? Term { get; init; }

    /// <summary>What was found, what it means and what to do, whatever the culture.</summary>
    public required string Message { get; init; }

    /// <summary>The figures of the message, by name; <see cref="TrainingNoticeKind"/> says which.</summary>
    public ImmutableSortedDictionary<string, double> Values { get; init; } = ImmutableSortedDictionary.Create<string, double>(
        StringComparer.Ordinal);

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
