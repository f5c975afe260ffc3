using System.Collections.Immutable;
using Nbm.Freezing;
using Nbm.Models;

namespace Nbm.Persistence;

/// <summary>How rows become inputs, in files: for each feature its axis, how many inputs it has, and what they are at each
/// position.</summary>
internal static class InputFormat
{
    public static void Write(PayloadWriter to, InputEncoding inputs)
    {
        AxisFormat.Write(to, [.. inputs.Features.Select(feature => feature.Axis)]);
        foreach (FeatureInputs feature in inputs.Features)
        {
            to.Int32(feature.Count);
            to.Int32s(feature.Starts.AsSpan());
            to.Int32s(feature.Indices.AsSpan());
            to.Floats(feature.Values.AsSpan());
        }
    }

    public static InputEncoding Read(FileCursor from, ModelSchema schema)
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
        return new InputEncoding(schema, features.AsImmutable());
    }
}
