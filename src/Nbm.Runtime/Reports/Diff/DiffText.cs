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
    public static string Signed(double change) => change.ToString("+0.####;-0.####;0", CultureInfo.InvariantCulture);

    /// <summary>How the degrees of freedom changed; nothing if they didn't, or aren't known.</summary>
    public static string Freedom(TermChange change) => change.DegreesOfFreedomBefore == change.DegreesOfFreedomAfter
        ? string.Empty
        : $", {Number(change.DegreesOfFreedomBefore)} → {Number(change.DegreesOfFreedomAfter)} df";

    /// <summary>A number that may not be known.</summary>
    public static string Number(double? value, string format = "0.#") => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
