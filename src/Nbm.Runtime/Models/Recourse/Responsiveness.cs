using Nbm.Models;

namespace Nbm;

/// <summary>
/// What changing one feature of a row could do for a goal, the others held as they are but for those that move along (feature
/// responsiveness of Cheon, Wernerfelt, Friedler and Ustun 2025): exactly, since a model's tables are linear between knots, interactions
/// included.
/// </summary>
/// <typeparam name="TFeatures">A property for each feature.</typeparam>
public sealed class Responsiveness<TFeatures>
{
    private readonly RowGoal _goal;

    internal Responsiveness(RowGoal goal, TFeatures features) => (_goal, Features) = (goal, features);

    /// <summary>What each feature could do, by its name: <c>Features.Income.Share</c>.</summary>
    public TFeatures Features { get; }

    /// <summary>The same as a list, in the record's order.</summary>
    public IReadOnlyList<FeatureResponsiveness> All => _goal.Responses;

    /// <summary>Whether the row's prediction is as asked for, so that nothing need change.</summary>
    public bool IsReached => _goal.IsReached;

    /// <summary>
    /// Whether any changes reach the goal, of however many features at once: <see cref="RecourseStatus.Fixed"/> is proven. Exact without
    /// interactions between features that may be changed; with them a search may be undecided. Found when it is first asked for.
    /// </summary>
    public RecourseStatus Status => _goal.Status;

    /// <summary>
    /// By how much the score, or of classes the difference to the closest, falls short of the goal even if every feature gave it the most
    /// that it can: above 0 it certifies that the prediction is fixed. Null where interactions or several conditions leave no such sum.
    /// </summary>
    public double? Shortfall => _goal.Shortfall;

    /// <summary>Of features that can't reach the goal alone, the pairs that can together, by cost, the cheapest first. Found when it is
    /// first asked for; none where any feature could alone.</summary>
    public IReadOnlyList<PairChange> Pairs => _goal.Pairs;

    /// <summary>The features that could reach the goal alone, the most responsive first, one to a line, whatever the culture.</summary>
    public override string ToString() => _goal.ToString();
}

/// <summary>Whether changes reach a goal.</summary>
public enum RecourseStatus
{
    /// <summary>The prediction is as asked for.</summary>
    Reached,

    /// <summary>There are changes that make it so.</summary>
    Possible,

    /// <summary>No changes that may be made do, of however many features: proven.</summary>
    Fixed,

    /// <summary>The search ended before it found any, or a proof that there are none (<see cref="RecourseOptions.MostNodes"/>).</summary>
    Undecided,
}

/// <summary>Two features that reach a goal together.</summary>
/// <param name="First">The name of one, with what it becomes.</param>
/// <param name="Second">The name of the other, likewise.</param>
/// <param name="Cost">What the cheapest way costs.</param>
public sealed record PairChange(TextChange First, TextChange Second, double Cost)
{
    /// <summary>What both become, whatever the culture.</summary>
    public override string ToString() => $"{First}, {Second}";
}

/// <summary>A change of a feature, as a person reads it.</summary>
/// <param name="Name">The name of the feature.</param>
/// <param name="From">What it is.</param>
/// <param name="To">What it becomes.</param>
/// <param name="Unit">The unit of both; null if they have none.</param>
public sealed record TextChange(string Name, string From, string To, string? Unit)
{
    /// <summary>Whether it moves along with another feature, and costs nothing by itself.</summary>
    public bool MovesAlong { get; init; }

    /// <summary>The change, such as <c>Income: 1200 → 1832.7 $/month</c>, whatever the culture.</summary>
    public override string ToString() => $"{Name}: {From} → {ValueText.WithUnit(To, Unit)}";
}
