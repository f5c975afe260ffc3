using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>Edits what the levels of a category add.</summary>
/// <typeparam name="TLevel">The type of the levels.</typeparam>
public sealed class CategoryEditor<TLevel> : TermEditor
{
    private readonly Func<TLevel, int> _index;

    /// <param name="draft">The term.</param>
    /// <param name="output">See <see cref="TermEditor.Output"/>.</param>
    /// <param name="index">The index of a level, −1 for none.</param>
    internal CategoryEditor(TermDraft draft, int? output, Func<TLevel, int> index)
        : base(draft, output) => _index = index;

    /// <summary>What a missing value adds, in units of the score.</summary>
    /// <exception cref="ArgumentException">No value can be missing.</exception>
    public new double Missing
    {
        get => base.Missing;
        set => base.Missing = value;
    }

    /// <summary>What a value adds that is none of the levels.</summary>
    /// <exception cref="ArgumentException">There can't be one.</exception>
    public double Unseen
    {
        get => ValueAt(Found(Draft.Positions.Unseen, "a value is always one of its levels"));
        set => SetAt(Found(Draft.Positions.Unseen, "a value is always one of its levels"), "unseen", value);
    }

    /// <summary>What a level adds, in units of the score.</summary>
    /// <param name="level">The level.</param>
    /// <exception cref="ArgumentException">The model has no such level.</exception>
    public double this[TLevel level]
    {
        get => ValueAt(Draft.Positions.Level(IndexOf(level)));
        set => SetAt(Draft.Positions.Level(IndexOf(level)), Draft.Levels.Shown[IndexOf(level)], value);
    }

    /// <summary>Gives levels their common mean over the training rows.</summary>
    /// <param name="levels">Two or more levels.</param>
    /// <exception cref="NbmEditException">The file doesn't keep how many rows have which level.</exception>
    public void Merge(params IReadOnlyList<TLevel> levels)
    {
        ArgumentNullException.ThrowIfNull(levels);
        int[] of = [.. levels.Select(IndexOf).Distinct().Order()];
        if (of.Length < 2)
        {
            throw new ArgumentException($"Two levels of {Name} or more are merged, not {of.Length}.", nameof(levels));
        }

        int[] at = [.. of.Select(Draft.Positions.Level)];
        double[] mass = [.. at.Select(Draft.Mass)];
        double[] means = [.. Enumerable.Range(0, Draft.Outputs).Select(c => Mean([.. at.Select(own => Draft.Value(c, own))], mass))];
        Draft.Apply(EditOperation.Merge, string.Join(" and ", of.Select(own => Draft.Levels.Shown[own])), Output, at,
            (c, _) => means[c], own => [.. own.Select(_ => Mean(own, mass))]);
    }

    /// <summary>Makes ordered levels rise only, or fall only, as <see cref="NumberEditor.MakeMonotone"/> does.</summary>
    /// <param name="direction">Increasing or decreasing.</param>
    /// <exception cref="NbmEditException">The levels have no order or go in a circle, or the file doesn't keep how many rows have
    /// which.</exception>
    public void MakeMonotone(Monotone direction)
    {
        if (!Draft.Feature.IsOrdered || Draft.Feature.IsCyclic)
        {
            throw new NbmEditException($"The levels of {Name} have no order that they could rise in.");
        }

        MakeMonotone(direction, Draft.Levels.Declared.Length, "all levels");
    }

    private int IndexOf(TLevel level) => _index(level) is >= 0 and int index && index < Draft.Levels.Shown.Length ? index
        : throw new ArgumentException($"{Name} has no level '{Cited.Text(level?.ToString())}': training never saw it, or the record "
            + $"doesn't have it. Its levels: {Cited.List(Draft.Levels.Shown)}.", nameof(level));
}
