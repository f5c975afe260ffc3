namespace Nbm.Generators.Emission;

/// <summary>What explanations of a family are.</summary>
/// <param name="suffix">What is appended to the stem for their type.</param>
/// <param name="what">What they say of a row, as documentation puts it.</param>
internal sealed class ExplainedBy(string suffix, string what)
{
    public string Suffix { get; } = suffix;

    public string What { get; } = what;

    /// <summary>What they say of how a row differs from another, as documentation puts it.</summary>
    public string Differences { get; init; } = "the difference of every term, which add up to that of the scores";

    /// <summary>What an explanation is made of beside the explained row, as an
    /// expression; null for the row itself, whose values it shows.</summary>
    public string? Said { get; init; }

    /// <summary>Of terms that add up to the score.</summary>
    public static ExplainedBy Terms(string suffix) => new(suffix, "the score of every term, which add up to the prediction's");
}
