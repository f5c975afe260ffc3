using System.Collections.Immutable;
using System.Globalization;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>How rows become inputs, in files: for each feature its axis, how many inputs it has, and what they are at each position; for
/// each
/// dense vector, in a section of their own, the mean and the deviation of each place.</summary>
internal static class InputFormat
{
    public const string Inputs = "inputs";
    public const string Dense = "inputs of dense vectors";

    /// <summary>Writes the sections of inputs.</summary>
    public static void Write(SectionWriter to, InputEncoding inputs)
    {
        to.Required(Inputs, section => WriteFeatures(section, inputs.Features));
        if (!inputs.Vectors.IsEmpty)
        {
            to.RequiredTensors(Dense, [.. inputs.Vectors.SelectMany((vector, v) => new[]
            {
                FileTensor.Of(Name(v, "means"), [.. vector.Means], vector.Count),
                FileTensor.Of(Name(v, "deviations"), [.. vector.Deviations], vector.Count),
            })]);
        }
    }

    /// <summary>Reads the sections of inputs.</summary>
    public static InputEncoding Read(SectionReader from, ModelSchema schema)
    {
        ImmutableArray<FeatureInputs> features = from.Read(Inputs, section => ReadFeatures(section, schema));
        return schema.Vectors.IsEmpty ? new InputEncoding(schema, features) : FileTensors.Read(from, Dense, tensors =>
        {
            var vectors = ImmutableArray.CreateBuilder<DenseInputs>();
            int first = features.Sum(feature => feature.Count);
            for (int v = 0; v < schema.Vectors.Length; v++)
            {
                int length = schema.Vectors[v].Length;
                vectors.Add(new DenseInputs(
                    v, first, tensors.Doubles(Name(v, "means"), length).AsImmutable(),
                    tensors.Doubles(Name(v, "deviations"), length).AsImmutable()));
                first += length;
            }

            return new InputEncoding(schema, features, vectors.ToImmutable());
        });
    }

    /// <summary>Writes inputs into a section of something else: features, then the means and deviations of dense vectors.</summary>
    public static void Write(PayloadWriter to, InputEncoding inputs)
    {
        WriteFeatures(to, inputs.Features);
        foreach (DenseInputs vector in inputs.Vectors)
        {
            to.Doubles(vector.Means.AsSpan());
            to.Doubles(vector.Deviations.AsSpan());
        }
    }

    /// <summary>Reads inputs from a section of something else.</summary>
    public static InputEncoding Read(FileCursor from, ModelSchema schema)
    {
        ImmutableArray<FeatureInputs> features = ReadFeatures(from, schema);
        var vectors = ImmutableArray.CreateBuilder<DenseInputs>();
        int first = features.Sum(feature => feature.Count);
        for (int v = 0; v < schema.Vectors.Length; v++)
        {
            vectors.Add(new DenseInputs(v, first, from.Doubles().AsImmutable(), from.Doubles().AsImmutable()));
            first += vectors[^1].Count;
        }

        return new InputEncoding(schema, features, vectors.ToImmutable());
    }

    private static string Name(int vector, string what) => string.Create(CultureInfo.InvariantCulture, $"vector {vector + 1} {what}");

    /// <summary>Writes the inputs of some features.</summary>
    public static void WriteFeatures(PayloadWriter to, ImmutableArray<FeatureInputs> features)
    {
        AxisFormat.Write(to, [.. features.Select(feature => feature.Axis)]);
        foreach (FeatureInputs feature in features)
        {
            to.Int32(feature.Count);
            to.Int32s(feature.Starts.AsSpan());
            to.Int32s(feature.Indices.AsSpan());
            to.Floats(feature.Values.AsSpan());
        }
    }

    /// <summary>Reads the inputs of some features.</summary>
    public static ImmutableArray<FeatureInputs> ReadFeatures(FileCursor from, ModelSchema schema)
    {
        ImmutableArray<Axis> axes = AxisFormat.Read(from, schema);
        var features = new FeatureInputs[axes.Length];
        int first = 0;
        for (int f = 0; f < features.Length; f++)
        {
            from.WhereIs("the inputs of", axes[f].Feature < schema.Features.Length ? schema.Features[axes[f].Feature].Name : "a feature");
            int count = from.Int32();
            ImmutableArray<int> starts = from.Int32s().AsImmutable(), indices = from.Int32s().AsImmutable();
            features[f] = new FeatureInputs(axes[f], first, count, starts, indices, from.Floats().AsImmutable());
            first += count; // No more than there are entries, which the file has bytes for.
        }

        from.Where = "the inputs";
        return features.AsImmutable();
    }
}
