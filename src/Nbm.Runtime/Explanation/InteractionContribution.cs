namespace Nbm;

/// <summary>What several features together add to a score, beyond what fewer of them do, as a person reads it.</summary>
/// <param name="Features">The names of the features, in the record's order.</param>
/// <param name="ValueText">Their values.</param>
/// <param name="Score">What they add, in units of the score; with a reference, the difference to what its values add.</param>
public sealed record InteractionContribution(IReadOnlyList<string> Features, string ValueText, double Score)
{
    /// <summary>The features, their values and what they add, such as <c>Seniority × Income = 3 years × 1200 $/month → +0.31</c>, whatever
    /// the culture.</summary>
    public override string ToString() => $"{string.Join(" × ", Features)} = {ValueText} → {ScoreText.Signed(Score)}";
}

/// <summary>What several features together add to the score of each class, beyond what fewer of them do, as a person reads it.</summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
/// <param name="Features">The names of the features, in the record's order.</param>
/// <param name="ValueText">Their values.</param>
/// <param name="Scores">What they add, per class, in units of the score; with a reference, the differences to what its values add.</param>
public sealed record MulticlassInteractionContribution<TClass>(IReadOnlyList<string> Features, string ValueText, ClassValues<TClass> Scores)
    where TClass : notnull
{
    /// <summary>The features, their values and what they add per class, whatever the culture.</summary>
    public override string ToString() => $"{string.Join(" × ", Features)} = {ValueText} → {Scores}";
}
