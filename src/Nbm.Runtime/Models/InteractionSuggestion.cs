using Nbm.Models;

namespace Nbm;

/// <summary>Two features that are worth an interaction.</summary>
/// <param name="First">The name of the first feature's property, without <c>@</c>.</param>
/// <param name="Second">The name of the second feature's property, without <c>@</c>.</param>
/// <param name="Importance">The weighted mean over the rows of |contribution| of the pair, of what it adds beyond each feature alone, in units of the score.</param>
/// <param name="DegreesOfFreedom">The effective degrees of freedom that the pair takes, all outputs together.</param>
public sealed record InteractionSuggestion(string First, string Second, double Importance, double DegreesOfFreedom)
{
    /// <summary>The line to put on the record: <c>[Interaction(nameof(Seniority), nameof(Income))]</c>.</summary>
    public string Attribute => $"[Interaction(nameof({Keywords.Escape(First)}), nameof({Keywords.Escape(Second)}))]";

    /// <summary><see cref="Attribute"/>.</summary>
    public override string ToString() => Attribute;
}
