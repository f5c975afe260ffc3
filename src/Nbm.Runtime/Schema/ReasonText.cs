namespace Nbm;

/// <summary>What a person is told of a feature or an interaction, as the record declares it (<see cref="ReasonAttribute"/>). Of the record
/// alone: a model file doesn't have it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">The text.</param>
public sealed record ReasonText(string Code, string Text)
{
    /// <summary>Where the value lies for which it is said, beside what it is compared with.</summary>
    public Direction Direction { get; init; }

    /// <summary>The culture of the text; null for all that have none of their own.</summary>
    public string? Culture { get; init; }
}
