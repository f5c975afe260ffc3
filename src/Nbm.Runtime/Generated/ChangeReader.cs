using System.ComponentModel;
using Nbm.Models;

namespace Nbm.Generated;

/// <summary>Reads what changes of a row could do, or do, for the typed properties of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ChangeReader
{
    private readonly RowGoal _goal;
    private readonly double[] _changed;

    internal ChangeReader(RowGoal goal, double[]? changed = null) => (_goal, _changed) = (goal, changed ?? goal.Row.Features);

    /// <summary>What changing a number could do.</summary>
    /// <param name="feature">The index of the feature.</param>
    public NumberResponsiveness Number(int feature) => _goal.Keep(feature,
        new NumberResponsiveness(SchemaOf(feature), _goal.FlipsOf(feature), _goal.IsChangeable(feature)));

    /// <summary>What changing a category could do.</summary>
    /// <param name="feature">The index of the feature.</param>
    /// <param name="level">The value of a level, by its index.</param>
    public CategoryResponsiveness<TValue> Category<TValue>(int feature, Func<int, TValue> level)
    {
        ArgumentNullException.ThrowIfNull(level);
        Flips flips = _goal.FlipsOf(feature);
        return _goal.Keep(feature, new CategoryResponsiveness<TValue>(
            SchemaOf(feature), flips, _goal.IsChangeable(feature), [.. flips.Levels.Select(level)],
            [.. flips.Levels.Select(own => ValueText.OfEncoded(SchemaOf(feature), _goal.Row.Model.Vocabularies, feature, own))]));
    }

    /// <summary>What changing a text could do.</summary>
    /// <param name="feature">The index of the feature.</param>
    public CategoryResponsiveness<string> Text(int feature) => Category(feature, level => TextOf(feature, level));

    /// <summary>What a feature becomes.</summary>
    /// <param name="feature">The index of the feature.</param>
    /// <param name="from">What it is.</param>
    /// <param name="decode">Its value of an encoded one.</param>
    public FeatureChange<TValue> Change<TValue>(int feature, TValue from, Func<double, TValue> decode)
    {
        ArgumentNullException.ThrowIfNull(decode);
        bool isChanged = double.IsFinite(_changed[feature]) && _changed[feature] != _goal.Row.Features[feature];
        return new FeatureChange<TValue>(from, isChanged ? decode(_changed[feature]) : from, isChanged);
    }

    /// <summary>A level of a text.</summary>
    /// <param name="feature">The index of the feature.</param>
    /// <param name="level">The encoded level.</param>
    public string TextOf(int feature, double level) => _goal.Row.Model.Vocabularies.Levels(feature)[(int)level];

    private FeatureSchema SchemaOf(int feature) => _goal.Row.Model.Schema.Features[feature];
}
