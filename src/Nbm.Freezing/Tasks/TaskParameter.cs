namespace Nbm.Freezing;

/// <summary>The number that a task has of its own, which attributes declare.</summary>
/// <param name="argument">The argument of the attribute: <c>TweediePower</c>.</param>
/// <param name="name">What sentences call it: <c>power</c>.</param>
/// <param name="byDefault">What it is where nothing is declared; null where training finds it.</param>
/// <param name="above">What it is above.</param>
/// <param name="below">What it is below.</param>
/// <param name="range">Both bounds in words.</param>
internal sealed class TaskParameter(string argument, string name, double? byDefault, double above, double below, string range)
{
    public string Argument { get; } = argument;

    public string Name { get; } = name;

    public double? Default { get; } = byDefault;

    /// <summary>Both bounds in words: <c>between 1 and 2</c>.</summary>
    public string Range { get; } = range;

    /// <summary>What it must be, in words that say it of any value.</summary>
    public string Expected => $"a {(double.IsPositiveInfinity(below) ? "finite " : string.Empty)}number {Range}";

    /// <summary>Whether a number can be the parameter.</summary>
    public bool Holds(double value) => value > above && value < below;
}
