using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>
/// The inputs of an interaction: products of an input of each of its features, which are hats of fewer knots than the feature's own curve
/// has, and levels. What is linear in them is a table that is multilinear between positions. Immutable and thread-safe.
/// </summary>
internal sealed class ProductInputs
{
    /// <param name="interaction">Which of the interactions that the schema declares.</param>
    /// <param name="first">The number of the first input.</param>
    /// <param name="factors">The inputs of each feature, which are counted from 0 here; that of the last one varies fastest.</param>
    /// <exception cref="ArgumentException">There are more than can be held.</exception>
    public ProductInputs(int interaction, int first, ImmutableArray<FeatureInputs> factors)
    {
        (Interaction, First, Factors) = (interaction, first, factors);
        long count = factors.Aggregate(1L, (count, factor) => Math.Min(long.MaxValue / int.MaxValue, count * factor.Count));
        Count = first >= 0 && first + count <= Array.MaxLength ? (int)count : throw new ArgumentException(FormattableString.Invariant(
            $"Interaction {interaction} has {count} products of inputs from {first} on; {Array.MaxLength} inputs are the most."));
    }

    public int Interaction { get; }

    public int First { get; }

    /// <summary>How many inputs: as many as there are combinations.</summary>
    public int Count { get; }

    public ImmutableArray<FeatureInputs> Factors { get; }

    /// <summary>Adds the products of a row to what was 0.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="row">Which of them, from 0.</param>
    /// <param name="schema">What features are called.</param>
    /// <param name="inputs">All inputs of a row.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public void Add(in RowBlock rows, int row, ModelSchema schema, Span<double> inputs)
    {
        Span<int> cells = stackalloc int[Factors.Length];
        Span<double> fractions = stackalloc double[Factors.Length];
        for (int d = 0; d < cells.Length; d++)
        {
            Axis axis = Factors[d].Axis;
            double value = rows.Columns[(axis.Feature * rows.Stride) + row];
            if (!axis.TryLocate(value, out cells[d], out fractions[d]))
            {
                throw NbmDataException.NoPlace(schema.Features[axis.Feature], value, rows.IsAlone ? null : rows.FirstRow + row);
            }
        }

        Add(cells, fractions, 0, 0, 1, inputs.Slice(First, Count));
    }

    private void Add(ReadOnlySpan<int> cells, ReadOnlySpan<double> fractions, int factor, int index, double value, Span<double> inputs)
    {
        if (factor == Factors.Length)
        {
            inputs[index] += value;
            return;
        }

        FeatureInputs own = Factors[factor];
        for (int corner = 0; corner < 2; corner++)
        {
            double weight = corner == 0 ? 1 - fractions[factor] : fractions[factor];
            int position = cells[factor] + corner;
            for (int i = weight == 0 ? 0 : own.Starts[position]; weight != 0 && i < own.Starts[position + 1]; i++)
            {
                Add(cells, fractions, factor + 1, (index * own.Count) + own.Indices[i], value * weight * own.Values[i], inputs);
            }
        }
    }
}
