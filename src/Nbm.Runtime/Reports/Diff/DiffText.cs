using System.Globalization;
using System.Text;
using Nbm.Freezing;

namespace Nbm.Reports;

/// <summary>A diff as text.</summary>
internal static class DiffText
{
    public const string NotComparable = "Scores of the two models mean different things: their curves aren't compared.";

    public static string Write(ModelDiff diff)
    {
        if (diff.IsEmpty)
        {
            return "no changes";
        }

        var text = new StringBuilder();
        foreach (ModelChange change in diff.Changes)
        {
            text.Append(VisibleText.OneLine(change.ToString())).Append('\n');
        }

        if (!diff.AreComparable)
        {
            text.Append(NotComparable).Append('\n');
        }

        foreach (TermChange term in diff.Terms)
        {
            text.Append(VisibleText.OneLine(term.ToString())).Append('\n');
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>How many of the terms that both models declare changed, and how many only one of
    /// them has: <c>3 of 4 terms changed, 11 removed, and 2 other things changed.</c></summary>
    public static string Counts(ModelDiff diff)
    {
        int added = Count(TermChangeKind.Added), removed = Count(TermChangeKind.Removed);
        int changed = diff.Terms.Length - added - removed, shared = diff.After.Terms.Length - added;
        string[] parts =
        [
            .. shared > 0
                ? [FormattableString.Invariant(
                    $"{changed} of {shared} term{(shared == 1 ? string.Empty : "s")}{(added + removed > 0 ? " of both models" : string.Empty)} changed")] : Array.Empty<string>(),
            .. added > 0 ? [FormattableString.Invariant($"{added} added")] : Array.Empty<string>(),
            .. removed > 0 ? [FormattableString.Invariant($"{removed} removed")] : Array.Empty<string>(),
            .. diff.Changes.Length > 0
                ? [FormattableString.Invariant(
                    $"{diff.Changes.Length} other thing{(diff.Changes.Length == 1 ? string.Empty : "s")} changed")] : Array.Empty<string>(),
        ];
        return (parts.Length > 1 ? $"{string.Join(", ", parts[..^1])}, and {parts[^1]}" : parts[0]) + ".";

        int Count(TermChangeKind kind) => diff.Terms.Count(term => term.Kind == kind);
    }

    /// <summary>A kind as one reads it.</summary>
    public static string Of(TermChangeKind kind) => kind switch
    {
        TermChangeKind.Moved => "moved",
        TermChangeKind.Added => "added",
        TermChangeKind.Removed => "removed",
        TermChangeKind.Selected => "now kept",
        TermChangeKind.Dropped => "now dropped",
        _ => "reweighed",
    };

    /// <summary>A change with its sign, of four digits if they are needed.</summary>
    public static string Signed(double change) => ScoreText.Signed(change);

    /// <summary>How the degrees of freedom changed; nothing if they didn't, or aren't known.</summary>
    public static string Freedom(TermChange change) => change.DegreesOfFreedomBefore == change.DegreesOfFreedomAfter
        ? string.Empty
        : $", {Number(change.DegreesOfFreedomBefore)} → {Number(change.DegreesOfFreedomAfter)} df";

    /// <summary>A number that may not be known.</summary>
    public static string Number(double? value, string format = "0.#") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    /// <summary>A size in units of the score, that may not be known.</summary>
    public static string Size(double? value) => value is double size ? ScoreText.Of(size) : "–";
}
