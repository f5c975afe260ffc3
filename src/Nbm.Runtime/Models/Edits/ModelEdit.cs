using System.Collections.Immutable;
using System.Globalization;
using Nbm.Models;

namespace Nbm;

/// <summary>An edit of a model: what was changed by hand, by whom, when and why. Part of the model's file, in
/// <see cref="AdditiveModel.Edits"/>. Immutable.</summary>
public sealed class ModelEdit
{
    private const int LongestText = 1000;

    internal ModelEdit(string author, string reason, DateTimeOffset time, ImmutableArray<TermEdit> changes, int rows,
        ImmutableArray<EditMetric> metrics, StateBefore? before)
    {
        (Author, Reason) = (Checked(author, "author"), Checked(reason, "reason"));
        (Time, Changes, Rows, Metrics, Before) = (time.ToUniversalTime(), changes, rows, metrics, before);
        if (rows < 0 || changes.Any(change => !IsFinite(change.Before) || !IsFinite(change.After)) || before?.IsFinite == false)
        {
            throw new ArgumentException("A number of the log of edits isn't finite, or the number of rows below 0.");
        }
    }

    /// <summary>Who edited.</summary>
    public string Author { get; }

    /// <summary>Why.</summary>
    public string Reason { get; }

    /// <summary>When, in universal time.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>What was done, in order.</summary>
    public ImmutableArray<TermEdit> Changes { get; }

    /// <summary>On how many rows <see cref="Metrics"/> were measured; 0 if none were given.</summary>
    public int Rows { get; }

    /// <summary>How good the model was before and after; empty if no rows were given.</summary>
    public ImmutableArray<EditMetric> Metrics { get; }

    /// <summary>Whether <see cref="AdditiveModel.UndoEdit"/> can take it back: not where scores were recalibrated since.</summary>
    public bool CanUndo => Before is not null;

    internal StateBefore? Before { get; }

    /// <summary>The edit in lines, whatever the culture.</summary>
    public override string ToString() => string.Join("\n", (string[])[Title, .. Lines]);

    /// <summary>Who, when and why, in a line.</summary>
    internal string Title => $"{TimeText}, {Author}: {Reason}";

    internal string TimeText => Time.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>What was done, and what it did to the metrics, a line each.</summary>
    internal IEnumerable<string> Lines =>
    [
        .. Changes.Select(change => $"  {change}"),
        .. Metrics.IsEmpty ? Array.Empty<string>()
            : [string.Create(CultureInfo.InvariantCulture, $"  on {Rows} rows: {string.Join(", ", Metrics)}")],
    ];

    /// <summary>The same edit, which can't be taken back any more.</summary>
    internal ModelEdit WithoutUndo() => Before is null ? this : new ModelEdit(Author, Reason, Time, Changes, Rows, Metrics, null);

    private static bool IsFinite(ValueInterval values) => double.IsFinite(values.From) && double.IsFinite(values.To);

    private static string Checked(string text, string what) => string.IsNullOrWhiteSpace(text)
        ? throw new ArgumentException($"An edit needs its {what}: whoever reads the model later will ask for it.", what)
        : text.Length > LongestText
        ? throw new ArgumentException(FormattableString.Invariant(
            $"The {what} of an edit has {text.Length} characters; {LongestText} is the most."), what)
        : text;
}
