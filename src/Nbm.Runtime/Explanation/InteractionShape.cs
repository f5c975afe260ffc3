using System.Collections.Immutable;

namespace Nbm;

/// <summary>
/// The shape function of several features together: a grid over their positions, interpolated linearly in between.
/// It holds what the features do together beyond what each does alone.
/// </summary>
public sealed class InteractionShape
{
    private readonly Term _term;
    private readonly int _output;

    internal InteractionShape(AdditiveModel model, int term, int output)
    {
        _term = model.Terms[term];
        _output = output;
        Axes = [.. Enumerable.Range(0, _term.Order).Select(d => new InteractionAxis(model, _term.Axis(d)))];
    }

    /// <summary>The name of the interaction.</summary>
    public string Name => _term.Name;

    /// <summary>The names of the features, in the order of declaration.</summary>
    public IReadOnlyList<string> Features => [.. Axes.Select(axis => axis.Feature)];

    /// <summary>What lies along each dimension of the grid.</summary>
    public IReadOnlyList<InteractionAxis> Axes { get; }

    /// <summary>The weighted mean of |score| over the training rows.</summary>
    public double Importance => _term.Importances[_output];

    /// <summary>The score of a point of the grid.</summary>
    /// <param name="positions">One position per dimension, from 0 to its <see cref="InteractionAxis.Count"/> − 1.</param>
    public double this[params ReadOnlySpan<int> positions]
    {
        get
        {
            CheckCount(positions.Length, nameof(positions));
            int index = 0;
            for (int d = 0; d < positions.Length; d++)
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)positions[d], (uint)Axes[d].Count, nameof(positions));
                index += positions[d] * _term.Strides[d];
            }

            return _term.Tables[_output][index];
        }
    }

    /// <summary>
    /// The score of values, one per feature: numbers as they are; dates as day numbers, times as days, durations as seconds; the index of a
    /// level, −1 for one that is none; NaN for missing.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is missing or no level, where that can't be.</exception>
    public double Evaluate(params ReadOnlySpan<double> values)
    {
        CheckCount(values.Length, nameof(values));
        Span<int> cells = stackalloc int[values.Length];
        Span<double> fractions = stackalloc double[values.Length];
        for (int d = 0; d < values.Length; d++)
        {
            _term.Axis(d).Locate(values[d], out cells[d], out fractions[d]);
        }

        return _term.Interpolate(_output, cells, fractions);
    }

    private void CheckCount(int count, string name)
    {
        if (count != _term.Order)
        {
            throw new ArgumentException($"{Name} takes {_term.Order} values, not {count}.", name);
        }
    }
}
