using System.Collections;
using System.Globalization;
using Nbm.Models;

namespace Nbm;

/// <summary>A way to a goal: what changes, what it costs, and how sure it is that nothing is cheaper.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <typeparam name="TChanges">A property for each feature.</typeparam>
public sealed class Recourse<TRecord, TChanges>
{
    private readonly Func<TRecord>? _row;

    internal Recourse(TChanges changes, IReadOnlyList<TextChange> list, Found found, IReadOnlyList<double> scores, Func<TRecord>? row)
    {
        (Changes, List, Scores, _row) = (changes, list, scores, row);
        (Cost, LeastCost) = (found.Cost, Math.Min(found.LeastCost, found.Cost));
    }

    /// <summary>What each feature becomes, by its name: <c>Changes.Income.To</c>.</summary>
    public TChanges Changes { get; }

    /// <summary>The features that change, in the record's order, those that move along included.</summary>
    public IReadOnlyList<TextChange> List { get; }

    /// <summary>What the changes cost: see <see cref="RecourseOptions"/>.</summary>
    public double Cost { get; }

    /// <summary>No way to the goal costs less; of a further way none that leaves be what it leaves be. <see cref="Cost"/> where the way is
    /// the cheapest.</summary>
    public double LeastCost { get; }

    /// <summary>How much dearer than the cheapest way it may be, as a share of its cost.</summary>
    public double Gap => Cost > 0 ? (Cost - LeastCost) / Cost : 0;

    /// <summary>Whether it is proven to be the cheapest, but for rounding.</summary>
    public bool IsOptimal => Gap <= 1e-8;

    /// <summary>The scores after the changes, as the model's predictions have them; one, or one for each class.</summary>
    public IReadOnlyList<double> Scores { get; }

    /// <summary>The row with its changes: what the model predicts of it reaches the goal.</summary>
    /// <exception cref="NotSupportedException">The row can't be copied: it is no record, or a feature has no setter.</exception>
    public TRecord Row => _row is not null ? _row() : throw new NotSupportedException(
        $"A {typeof(TRecord).Name} can't be copied with changes, for it is no record, or a feature has no setter; read {nameof(Changes)}.");

    /// <summary>The changes, whatever the culture.</summary>
    public override string ToString() => List.Count == 0 ? "nothing need change"
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", List)} (cost {Cost:0.###})");
}

/// <summary>The ways to a goal that were found, the cheapest first. Empty where there is none.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <typeparam name="TChanges">A property for each feature.</typeparam>
public sealed class RecourseResult<TRecord, TChanges> : IReadOnlyList<Recourse<TRecord, TChanges>>
{
    private readonly IReadOnlyList<Recourse<TRecord, TChanges>> _ways;

    internal RecourseResult(IReadOnlyList<Recourse<TRecord, TChanges>> ways, RecourseStatus status) => (_ways, Status) = (ways, status);

    /// <summary>Whether there are any, and if not, whether that is proven.</summary>
    public RecourseStatus Status { get; }

    /// <inheritdoc/>
    public int Count => _ways.Count;

    /// <inheritdoc/>
    public Recourse<TRecord, TChanges> this[int index] => _ways[index];

    /// <inheritdoc/>
    public IEnumerator<Recourse<TRecord, TChanges>> GetEnumerator() => _ways.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The ways, one to a line, or why there are none.</summary>
    public override string ToString() => Status switch
    {
        RecourseStatus.Fixed => "fixed: no changes reach the goal",
        RecourseStatus.Undecided => "undecided: no changes were found that reach the goal, nor that there are none",
        _ => string.Join('\n', _ways),
    };
}

/// <summary>What a feature becomes.</summary>
/// <typeparam name="TValue">The type of the property.</typeparam>
/// <param name="From">What it is.</param>
/// <param name="To">What it becomes; the same if it doesn't change.</param>
/// <param name="IsChanged">Whether it changes.</param>
public readonly record struct FeatureChange<TValue>(TValue From, TValue To, bool IsChanged)
{
    /// <summary>What it is and what it becomes, whatever the culture.</summary>
    public override string ToString() => IsChanged ? $"{ValueText.OfAny(From)} → {ValueText.OfAny(To)}" : ValueText.OfAny(From);
}
