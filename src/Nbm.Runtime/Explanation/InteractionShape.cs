using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// The shape function of several features together: a grid over their positions, interpolated linearly in between.
/// It holds what the features do together beyond what each does alone.
/// </summary>
public sealed class InteractionShape
{
    private readonly Term _term;
    private readonly int _output;
    private readonly bool _hasErrors;

    internal InteractionShape(ShapeSource source)
    {
        _term = source.Term;
        _output = source.Output;
        _hasErrors = source.HasErrors;
        ScoreName = source.ScoreName;
        Schemas = [.. _term.Features.Select(source.Feature)];
        Axes = [.. Enumerable.Range(0, _term.Order).Select(d => new InteractionAxis(source, _term.Axis(d)))];
    }

    internal ImmutableArray<FeatureSchema> Schemas { get; }

    // What the scores are of.
    internal string ScoreName { get; }

    /// <summary>The name of the interaction.</summary>
    public string Name => _term.Name;

    /// <summary>The names of the features, in the order of declaration.</summary>
    public IReadOnlyList<string> Features => [.. Axes.Select(axis => axis.Feature)];

    /// <summary>What lies along each dimension of the grid.</summary>
    public IReadOnlyList<InteractionAxis> Axes { get; }

    /// <summary>The weighted mean of |score| over the training rows.</summary>
    public double Importance => _term.Importances[_output];

    /// <summary>Whether training kept the term; one that it dropped is 0 everywhere.</summary>
    public bool Selected => _term.Selected;

    /// <summary>The effective degrees of freedom of the term, all outputs together; null if training didn't measure them.</summary>
    public double? DegreesOfFreedom => _term.DegreesOfFreedom;

    /// <summary>The score of a point of the grid.</summary>
    /// <param name="positions">One position per dimension, from 0 to its <see cref="InteractionAxis.Count"/> − 1.</param>
    public double this[params ReadOnlySpan<int> positions] => _term.Tables[_output][IndexOf(positions)];

    /// <summary>The standard error of the score of a point of the grid, in units of the score; null if the model has none.</summary>
    /// <param name="positions">One position per dimension, from 0 to its <see cref="InteractionAxis.Count"/> − 1.</param>
    public double? StandardErrorAt(params ReadOnlySpan<int> positions)
    {
        int index = IndexOf(positions);
        return _hasErrors ? _term.StandardErrorAt(_output, index) : null;
    }

    /// <summary>
    /// The score of values, one per feature: numbers as they are; dates as day numbers, times as days, durations as seconds; the index of a
    /// level, −1 for one that is none; NaN for missing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is missing or no level, where that can't be.</exception>
    public double Evaluate(params ReadOnlySpan<double> values)
    {
        Span<int> cells = stackalloc int[_term.Order];
        Span<double> fractions = stackalloc double[_term.Order];
        Locate(values, cells, fractions);
        return _term.Interpolate(_output, cells, fractions);
    }

    /// <summary>The standard error of the score of values, given as to <see cref="Evaluate"/>;
    /// between positions an upper bound of it. Null if the model has none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is missing or no level, where that can't be.</exception>
    public double? StandardError(params ReadOnlySpan<double> values)
    {
        Span<int> cells = stackalloc int[_term.Order];
        Span<double> fractions = stackalloc double[_term.Order];
        Locate(values, cells, fractions);
        return _hasErrors ? _term.StandardError(_output, cells, fractions) : null;
    }

    private int IndexOf(ReadOnlySpan<int> positions)
    {
        CheckCount(positions.Length, nameof(positions));
        int index = 0;
        for (int d = 0; d < positions.Length; d++)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)positions[d], (uint)Axes[d].Count, nameof(positions));
            index += positions[d] * _term.Strides[d];
        }

        return index;
    }

    private void Locate(ReadOnlySpan<double> values, Span<int> cells, Span<double> fractions)
    {
        CheckCount(values.Length, nameof(values));
        for (int d = 0; d < values.Length; d++)
        {
            _term.Axis(d).Locate(values[d], out cells[d], out fractions[d]);
        }
    }

    private void CheckCount(int count, string name)
    {
        if (count != _term.Order)
        {
            throw new ArgumentException($"{Name} takes {_term.Order} values, not {count}.", name);
        }
    }
}
