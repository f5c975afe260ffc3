using System.Globalization;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Which numbers of a text about a prediction are numbers of its explanation. For texts that somebody, or something, wrote in other words:
/// a number that an explanation doesn't have was made up, or belongs elsewhere.
/// <code>
/// NarrativeCheck check = why.CheckNarrative(rewritten);
/// Console.WriteLine(check.IsFounded ? "all numbers are the explanation's" : string.Join(", ", check.Unfounded));
/// </code>
/// </summary>
/// <remarks>
/// A number is founded if, rounded as it is written, it is the score, what that begins at, a probability, the threshold, an error, how many
/// terms there are, what the terms together add that the text gives no number for, the row's value of a term, or what a term adds. The last
/// three of these must stand in one sentence with the term, and next to it: no other term may be named between. A sign that is written
/// must be right; a number without one is compared by its size. What words say, such as which way a term goes, isn't checked.
/// </remarks>
public sealed class NarrativeCheck
{
    internal NarrativeCheck(IReadOnlyList<NarrativeNumber> numbers) => Numbers = numbers;

    /// <summary>The numbers of the text, in its order.</summary>
    public IReadOnlyList<NarrativeNumber> Numbers { get; }

    /// <summary>Those that the explanation doesn't have, at least not there.</summary>
    public IEnumerable<NarrativeNumber> Unfounded => Numbers.Where(number => number.Source is null);

    /// <summary>Whether all numbers are the explanation's.</summary>
    public bool IsFounded => !Unfounded.Any();

    /// <summary>The numbers that aren't the explanation's, or that there are none; whatever the culture.</summary>
    public override string ToString() => IsFounded
        ? string.Create(CultureInfo.InvariantCulture, $"all {Numbers.Count} numbers are the explanation's")
        : string.Join('\n', Unfounded);
}

/// <summary>A number in a text about a prediction.</summary>
/// <param name="Text">The number as it is written.</param>
/// <param name="Position">Where it begins, in characters from 0.</param>
/// <param name="Value">The number; of a percentage a hundredth of what is written.</param>
/// <param name="Source">What of the explanation it is, such as <c>what Income adds</c>; null if it is nothing of it.</param>
public sealed record NarrativeNumber(string Text, int Position, double Value, string? Source)
{
    /// <summary>The number, where it is and what it is, whatever the culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Text} at {Position}: {Source ?? "nothing of the explanation"}");
}
