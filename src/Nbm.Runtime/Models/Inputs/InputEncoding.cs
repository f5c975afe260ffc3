using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>How a row becomes the inputs of a network or a polynomial, feature by feature. Immutable and thread-safe.</summary>
internal sealed class InputEncoding
{
    /// <param name="schema">What the model takes.</param>
    /// <param name="features">The inputs of each feature, in order; each begins where the one before ends.</param>
    /// <exception cref="ArgumentException">They don't fit the schema, or the schema has vectors, which have no inputs.</exception>
    public InputEncoding(ModelSchema schema, ImmutableArray<FeatureInputs> features)
    {
        Schema = schema;
        Features = features;
        if (!schema.Vectors.IsEmpty)
        {
            throw new ArgumentException(
                $"The schema {Cited.Text(schema.Name)} has the vector {Cited.Text(schema.Vectors[0].Name)}, which networks have no inputs for.");
        }

        if (features.Length != schema.Features.Length)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The schema {Cited.Text(schema.Name)} has {schema.Features.Length} features, but inputs of {features.Length} are given."));
        }

        for (int f = 0; f < features.Length; f++)
        {
            Axis axis = features[f].Axis;
            if (features[f].First != Count || axis.Feature != f || axis.IsNumeric != (schema.Features[f].Kind == FeatureKind.Numeric))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The inputs of feature {f} are those of feature {axis.Feature} from {features[f].First} on; expected: {Count}."));
            }

            Count = checked(Count + features[f].Count);
        }
    }

    public ModelSchema Schema { get; }

    public ImmutableArray<FeatureInputs> Features { get; }

    /// <summary>M, the inputs of all features.</summary>
    public int Count { get; }

    /// <summary>The inputs of one row.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="row">Which of them, from 0.</param>
    /// <param name="inputs">M numbers, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public void Encode(in RowBlock rows, int row, Span<double> inputs)
    {
        inputs.Clear();
        for (int f = 0; f < Features.Length; f++)
        {
            Add(in rows, row, f, inputs);
        }
    }

    /// <summary>The inputs of some features of one row; 0 for those of others, which aren't read.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="row">Which of them, from 0.</param>
    /// <param name="features">Which features.</param>
    /// <param name="inputs">M numbers, out.</param>
    /// <exception cref="NbmDataException">One of them is missing that can't be, or is no level.</exception>
    public void Encode(in RowBlock rows, int row, ReadOnlySpan<int> features, Span<double> inputs)
    {
        inputs.Clear();
        foreach (int f in features)
        {
            Add(in rows, row, f, inputs);
        }
    }

    private void Add(in RowBlock rows, int row, int feature, Span<double> inputs)
    {
        double value = rows.Columns[(feature * rows.Stride) + row];
        if (!Features[feature].Axis.TryLocate(value, out int cell, out double fraction))
        {
            throw NbmDataException.NoPlace(Schema.Features[feature], value, rows.IsAlone ? null : rows.FirstRow + row);
        }

        Features[feature].Add(cell, fraction, inputs);
    }
}
