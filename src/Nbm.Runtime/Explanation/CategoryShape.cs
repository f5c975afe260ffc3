using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>The shape function of a category: a score per level.</summary>
public sealed class CategoryShape
{
    private readonly Term _term;
    private readonly int _output;
    private readonly bool _hasErrors;
    private readonly ImmutableArray<string> _names;

    internal CategoryShape(ShapeSource source)
    {
        _term = source.Term;
        _output = source.Output;
        _hasErrors = source.HasErrors;
        FeatureSchema feature = source.Feature(_term.Features[0]);
        Name = feature.Name;
        ScoreName = source.ScoreName;
        _names = feature.Levels;
        Unit = feature.Unit;
        IsOrdered = feature.IsOrdered;
        IsCyclic = feature.IsCyclic;
        IsOpen = feature.Kind == FeatureKind.OpenCategory;
        ImmutableArray<string> levels = source.Levels(_term.Features[0]);
        Levels = levels;
        Scores = [.. Enumerable.Range(0, levels.Length).Select(At)];
        StandardErrors = _hasErrors ? [.. Enumerable.Range(0, levels.Length).Select(ErrorAt)] : null;
    }

    /// <summary>The name of the feature.</summary>
    public string Name { get; }

    /// <summary>The unit of its values.</summary>
    public string? Unit { get; }

    /// <summary>The levels: of an enum its members by value, as the data have them
    /// (<see cref="LevelAttribute"/>), of a text those that training saw.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>Whether the levels follow one another, in the order of <see cref="Levels"/>.</summary>
    public bool IsOrdered { get; }

    /// <summary>Whether the first level follows the last, as the months do.</summary>
    public bool IsCyclic { get; }

    /// <summary>The scores of the levels.</summary>
    public IReadOnlyList<double> Scores { get; }

    // What the scores are of.
    internal string ScoreName { get; }

    // Of texts: levels that training never saw are to be expected.
    internal bool IsOpen { get; }

    /// <summary>The score of a missing value; null if no value can be missing.</summary>
    public double? MissingScore => _term.Axis(0).HasMissing ? At(_term.Axis(0).MissingPosition) : null;

    /// <summary>The score of a value that is none of the levels; null if there can't be one.</summary>
    public double? UnseenScore => _term.Axis(0).HasUnseen ? At(_term.Axis(0).UnseenPosition) : null;

    /// <summary>The standard errors of the scores of the levels, in units of the score; null if the model has none.</summary>
    public IReadOnlyList<double>? StandardErrors { get; }

    /// <summary>The standard error of <see cref="MissingScore"/>; null if no value can be missing, or the model has none.</summary>
    public double? MissingStandardError => _hasErrors && _term.Axis(0).HasMissing ? ErrorAt(_term.Axis(0).MissingPosition) : null;

    /// <summary>The standard error of <see cref="UnseenScore"/>; null if there can't be such a value, or the model has none.</summary>
    public double? UnseenStandardError => _hasErrors && _term.Axis(0).HasUnseen ? ErrorAt(_term.Axis(0).UnseenPosition) : null;

    /// <summary>The weighted mean of |score| over the training rows.</summary>
    public double Importance => _term.Importances[_output];

    /// <summary>Whether training kept the term; one that it dropped is 0 everywhere.</summary>
    public bool Selected => _term.Selected;

    /// <summary>The effective degrees of freedom of the term, all outputs together; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom => _term.DegreesOfFreedom;

    /// <summary>The score of a level; of an enum by its text or its member's name.</summary>
    /// <exception cref="KeyNotFoundException">There is no such level; see <see cref="UnseenScore"/>.</exception>
    public double this[string level] => Scores[IndexOf(level)];

    /// <summary>The standard error of the score of a level, in units of the score; null if the model has none.</summary>
    /// <exception cref="KeyNotFoundException">There is no such level; see <see cref="UnseenStandardError"/>.</exception>
    public double? StandardError(string level)
    {
        int index = IndexOf(level);
        return StandardErrors?[index];
    }

    private int IndexOf(string level)
    {
        int index = ((ImmutableArray<string>)Levels).IndexOf(level);
        index = index >= 0 ? index : _names.IndexOf(level); // A member of an enum by its name.
        return index >= 0 ? index
            : throw new KeyNotFoundException($"'{level}' is no level of {Name}. Its levels: {string.Join(", ", Levels)}.");
    }

    private double At(int position) => _term.Tables[_output][position];

    private double ErrorAt(int position) => _term.StandardErrorAt(_output, position);
}
