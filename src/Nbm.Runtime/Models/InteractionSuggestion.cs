using Nbm.Models;

namespace Nbm;

/// <summary>Two features that are worth an interaction, or three.</summary>
/// <param name="First">The name of the first feature, without <c>@</c>: its property's, or that of a part of a date.</param>
/// <param name="Second">The name of the second feature, likewise.</param>
/// <param name="Importance">The weighted mean over the rows of |contribution| of the interaction, of what it adds beyond each feature
/// alone, and of three beyond their pairs, in units of the score.</param>
/// <param name="DegreesOfFreedom">The effective degrees of freedom that the interaction takes, all outputs together.</param>
public sealed record InteractionSuggestion(string First, string Second, double Importance, double DegreesOfFreedom)
{
    /// <summary>The name of the third feature, likewise; null for a pair.</summary>
    public string? Third { get; init; }

    /// <summary>The line to put on the record: <c>[Interaction(nameof(Seniority), nameof(Income))]</c>.</summary>
    public string Attribute =>
        $"[Interaction({Argument(First, IsFirstPart)}, "
            + $"{Argument(Second, IsSecondPart)}{(Third is null ? string.Empty : $", {Argument(Third, IsThirdPart)}")})]";

    /// <summary>Whether the first feature is a part of a date, which no property has the name of.</summary>
    internal bool IsFirstPart { get; init; }

    /// <summary>Whether the second feature is.</summary>
    internal bool IsSecondPart { get; init; }

    /// <summary>Whether the third feature is.</summary>
    internal bool IsThirdPart { get; init; }

    /// <summary>
    /// The interaction, what it is worth, and the line to put on the record, whatever the culture:
    /// <c>Seniority × Income: importance 0.0312, 5.3 degrees of freedom; [Interaction(nameof(Seniority), nameof(Income))]</c>.
    /// </summary>
    public override string ToString() =>
        FormattableString.Invariant(
            $"{First} × {Second}{(Third is null ? string.Empty : $" × {Third}")}: importance {ScoreText.Of(Importance)}, {DegreesOfFreedom:0.#} degrees of freedom; {Attribute}");

    private static string Argument(string name, bool isPart) => isPart ? $"\"{name}\"" : $"nameof({Keywords.Escape(name)})";
}
