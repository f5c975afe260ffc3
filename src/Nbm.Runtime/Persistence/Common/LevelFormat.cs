using System.Collections.Immutable;
using Nbm.Freezing;

namespace Nbm.Persistence;

/// <summary>The texts and numbers of levels in a file. What reads texts depends on it, scores don't.</summary>
internal static class LevelFormat
{
    public static bool IsNeeded(ModelSchema schema) =>
        schema.Features.Any(feature => !feature.LevelTexts.IsEmpty || !feature.LevelNumbers.IsEmpty)
        || !schema.Target.ClassTexts.IsEmpty || !schema.Target.ClassNumbers.IsEmpty;

    public static void Write(PayloadWriter to, ModelSchema schema)
    {
        foreach (FeatureSchema feature in schema.Features.Where(feature => feature.IsEnum))
        {
            Write(to, feature.LevelTexts, feature.LevelNumbers);
        }

        if (schema.Target.IsEnum)
        {
            Write(to, schema.Target.ClassTexts, schema.Target.ClassNumbers);
        }
    }

    /// <summary>The schema with what the file says of its levels.</summary>
    public static ModelSchema Read(FileCursor from, FrozenModel plain, ModelSchema schema)
    {
        LevelReader.Read(from, plain);
        FeatureSchema[] features = [.. schema.Features.Select((feature, f) => !feature.IsEnum ? feature : feature with
        {
            LevelTexts = plain.Features[f].LevelTexts.AsImmutable(),
            LevelNumbers = plain.Features[f].LevelNumbers.AsImmutable(),
        })];
        return schema with
        {
            Features = features.AsImmutable(),
            Target = schema.Target with { ClassTexts = plain.Target.ClassTexts.AsImmutable(),
                ClassNumbers = plain.Target.ClassNumbers.AsImmutable() },
        };
    }

    private static void Write(PayloadWriter to, ImmutableArray<ImmutableArray<string>> texts, ImmutableArray<long> numbers)
    {
        to.Int32(texts.Length);
        foreach (ImmutableArray<string> own in texts)
        {
            to.Texts(own.AsSpan());
        }

        to.Int64s(numbers.AsSpan());
    }
}
