using System.Globalization;

namespace Nbm;

/// <summary>A reason for a score: what a person is told, and how much it counts.</summary>
/// <param name="Code">The code that the record declares; the name of the feature where it declares no reasons at all.</param>
/// <param name="Text">The text that it declares; the feature with its value where it declares none.</param>
/// <param name="Name">The feature or interaction that is named.</param>
/// <param name="ValueText">The value that the row has of it.</param>
/// <param name="Points">How much it counts, in units of the score: above 0.</param>
public sealed record Reason(string Code, string Text, string Name, string ValueText, double Points)
{
    /// <summary>The interactions that count with it, for they have no reason of their own.</summary>
    public IReadOnlyList<string> Interactions { get; init; } = [];

    /// <summary>Code, text and points, such as <c>R14: Income is low for the amount asked (0.42)</c>, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code}: {Text} ({ScoreText.Plain(Points, 2)})");
}

/// <summary>What values are compared with where reasons are found.</summary>
public enum ReasonMethod
{
    /// <summary>The best value that there is of each term: what the row lacks to the most points that it could have. Of additive
    /// models.</summary>
    BestValue,

    /// <summary>The average over the training rows.</summary>
    Average,

    /// <summary>Another row, such as a neutral applicant: for <c>Explain(row, reference)</c>.</summary>
    Reference,
}

/// <summary>How reasons are found.</summary>
public sealed record ReasonOptions
{
    /// <summary>What values are compared with.</summary>
    public ReasonMethod Method { get; init; }

    /// <summary>
    /// Reasons for a score that is low (<see cref="Direction.Down"/>) or high (<see cref="Direction.Up"/>). Both, the default: of two
    /// classes, whichever the predicted one has; of other tasks it must be said.
    /// </summary>
    public Direction Direction { get; init; }

    /// <summary>The language of the texts; null for texts of no culture.</summary>
    public CultureInfo? Culture { get; init; }
}
