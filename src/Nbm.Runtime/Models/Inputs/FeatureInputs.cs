using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The inputs that one feature gives a network or a polynomial: functions of its value that are known at each position of its axis and
/// linear between two of them. Most are 0 at most positions, so a position lists those that aren't. Immutable and thread-safe.
/// </summary>
internal sealed class FeatureInputs
{
    /// <param name="axis">Where values lie.</param>
    /// <param name="first">The number of the first input among those of all features.</param>
    /// <param name="count">How many inputs.</param>
    /// <param name="starts">Where the entries of each position of the axis begin, and the end of the last: positions + 1 numbers from
    /// 0.</param>
    /// <param name="indices">For each entry the input, from 0 to count − 1, ascending within a position.</param>
    /// <param name="values">For each entry the input's value at that position.</param>
    /// <exception cref="ArgumentException">The parts don't fit together.</exception>
    public FeatureInputs(
        Axis axis, int first, int count, ImmutableArray<int> starts, ImmutableArray<int> indices, ImmutableArray<float> values)
    {
        (Axis, First, Count, Starts, Indices, Values) = (axis, first, count, starts, indices, values);
        if (FirstViolation() is { } violation)
        {
            throw new ArgumentException(FormattableString.Invariant($"No inputs of feature {axis.Feature}: {violation}."));
        }
    }

    public Axis Axis { get; }

    public int First { get; }

    public int Count { get; }

    public ImmutableArray<int> Starts { get; }

    public ImmutableArray<int> Indices { get; }

    public ImmutableArray<float> Values { get; }

    /// <summary>Adds the inputs of a place on the axis to what was 0.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="fraction">The fraction.</param>
    /// <param name="inputs">All inputs of a row.</param>
    public void Add(int cell, double fraction, Span<double> inputs)
    {
        AddPosition(cell, 1 - fraction, inputs);
        AddPosition(cell + 1, fraction, inputs);
    }

    // The second position of a cell may be none, on an axis of a single one; its weight is 0 then.
    private void AddPosition(int position, double weight, Span<double> inputs)
    {
        if (weight == 0)
        {
            return;
        }

        for (int i = Starts[position]; i < Starts[position + 1]; i++)
        {
            inputs[First + Indices[i]] += weight * Values[i];
        }
    }

    private string? FirstViolation()
    {
        if (First < 0 || Count < 0 || Count > Values.Length || Starts.Length != Axis.Positions + 1 || Indices.Length != Values.Length)
        {
            return FormattableString.Invariant(
                $"{Count} inputs from {First} on, {Axis.Positions} positions begin at {Starts.Length} places, ")
                + FormattableString.Invariant($"{Indices.Length} entries have {Values.Length} values");
        }

        if (Starts[0] != 0 || Starts[^1] != Values.Length || Values.Any(value => !float.IsFinite(value)))
        {
            return "its entries aren't those of its positions, or a value isn't finite";
        }

        for (int position = 0; position + 1 < Starts.Length; position++)
        {
            int previous = -1;
            for (int i = Starts[position]; i < Starts[position + 1]; i++)
            {
                if (i >= Indices.Length || Indices[i] <= previous || Indices[i] >= Count)
                {
                    return FormattableString.Invariant($"the entries of position {position} aren't inputs below {Count}, ascending");
                }

                previous = Indices[i];
            }

            if (Starts[position + 1] < Starts[position])
            {
                return FormattableString.Invariant($"position {position} ends before it begins");
            }
        }

        return null;
    }
}
