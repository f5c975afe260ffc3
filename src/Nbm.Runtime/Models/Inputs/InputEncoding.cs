using System.Collections.Immutable;

namespace Nbm.Models;

/// <summary>How a row becomes the inputs of a network or a polynomial, feature by feature, then vector by vector. Immutable and
/// thread-safe.</summary>
internal sealed class InputEncoding
{
    /// <param name="schema">What the model takes.</param>
    /// <param name="features">The inputs of each feature, in order; each begins where the one before ends.</param>
    /// <param name="vectors">The inputs of each vector, in order, behind those of features; none where there are no vectors.</param>
    /// <exception cref="ArgumentException">They don't fit the schema, or the schema has a sparse vector, which has no inputs.</exception>
    public InputEncoding(ModelSchema schema, ImmutableArray<FeatureInputs> features, ImmutableArray<DenseInputs> vectors = default)
    {
        Schema = schema;
        Features = features;
        Vectors = vectors.IsDefault ? [] : vectors;

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

        Count = WithVectors(Count);
        Blocks = [.. features.Select(own => new InputBlock(own.First, own.Count)),
            .. Vectors.Select(own => new InputBlock(own.First, own.Count))];
    }

    public ModelSchema Schema { get; }

    public ImmutableArray<FeatureInputs> Features { get; }

    public ImmutableArray<DenseInputs> Vectors { get; }

    /// <summary>Where the inputs of each feature are, then those of each vector.</summary>
    public ImmutableArray<InputBlock> Blocks { get; }

    /// <summary>M, the inputs of all features and vectors.</summary>
    public int Count { get; }

    /// <summary>Between which numbers the training values of a feature lay: the outermost knots of its axis; null for categories.</summary>
    public (double Least, double Greatest)? TrainingRange(int feature) =>
        Features[feature].Axis.Knots is { IsEmpty: false } knots ? (knots[0], knots[^1]) : null;

    /// <summary>The inputs of one row.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="row">Which of them, from 0.</param>
    /// <param name="inputs">M numbers, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public void Encode(in RowBlock rows, int row, Span<double> inputs)
    {
        inputs.Clear();
        for (int f = 0; f < Blocks.Length; f++)
        {
            Add(in rows, row, f, inputs);
        }
    }

    /// <summary>The inputs of all features of one row; 0 for those of vectors.</summary>
    /// <param name="rows">Encoded rows, whose vectors aren't read.</param>
    /// <param name="row">Which of them, from 0.</param>
    /// <param name="inputs">M numbers, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public void EncodeFeatures(in RowBlock rows, int row, Span<double> inputs)
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
    /// <param name="features">Which features; vectors by their indices behind all features.</param>
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
        if (feature >= Features.Length)
        {
            int vector = feature - Features.Length;
            Vectors[vector].Write(rows.Vectors![(row * Vectors.Length) + vector], inputs);
            return;
        }

        double value = rows.Columns[(feature * rows.Stride) + row];
        if (!Features[feature].Axis.TryLocate(value, out int cell, out double fraction))
        {
            throw NbmDataException.NoPlace(Schema.Features[feature], value, rows.IsAlone ? null : rows.FirstRow + row);
        }

        Features[feature].Add(cell, fraction, inputs);
    }

    // The number of inputs with those of vectors, which are checked.
    private int WithVectors(int count)
    {
        for (int v = 0; v < Schema.Vectors.Length; v++)
        {
            VectorSchema declared = Schema.Vectors[v];
            if (!declared.IsDense)
            {
                throw new ArgumentException(
                    $"The schema {Cited.Text(Schema.Name)} has the sparse vector {Cited.Text(declared.Name)}, which networks have no "
                        + "inputs for.");
            }

            DenseInputs? own = v < Vectors.Length ? Vectors[v] : null;
            if (own is null || own.Vector != v || own.First != count || own.Count != declared.Length)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The inputs of vector {v}, {Cited.Text(declared.Name)}, aren't {declared.Length} from {count} on."));
            }

            count = checked(count + own.Count);
        }

        if (Vectors.Length > Schema.Vectors.Length)
        {
            throw new ArgumentException(
                FormattableString.Invariant($"There are inputs of {Vectors.Length} vectors of {Schema.Vectors.Length}."));
        }

        return count;
    }
}

/// <summary>Where the inputs of a feature or a vector are among all.</summary>
/// <param name="First">The first.</param>
/// <param name="Count">How many.</param>
internal readonly record struct InputBlock(int First, int Count);
