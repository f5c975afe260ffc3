namespace Nbm.Models;

/// <summary>Which of the values that a feature may become reach a goal.</summary>
/// <param name="Share">How many of them do, as a share of all: of numbers of the length, or of the steps, of levels of their
/// number.</param>
/// <param name="Intervals">Of a number the values that do, from and to, ascending.</param>
/// <param name="Levels">Of a category the indices of those that do.</param>
internal sealed record Flips(double Share, (double From, double To)[] Intervals, int[] Levels)
{
    /// <summary>Of what can't be changed.</summary>
    public static Flips None { get; } = new(0, [], []);
}
