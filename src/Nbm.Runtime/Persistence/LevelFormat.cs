using System.Collections.Immutable;

namespace Nbm.Persistence;

/// <summary>
/// The texts and numbers of levels in a file: behind all that version 1.4 knew, whose readers pass it over. Scores don't depend on it; an older reader exports with the
/// names of members, as it always did.
/// </summary>
internal static class LevelFormat
{
    /// <summary>The first minor version that has it.</summary>
    public const int SinceMinor = 5;

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
    public static ModelSchema Read(PayloadReader from, ModelSchema schema)
    {
        var features = ImmutableArray.CreateBuilder<FeatureSchema>(schema.Features.Length);
        foreach (FeatureSchema feature in schema.Features)
        {
            features.Add(feature.IsEnum ? Read(from, feature) : feature);
        }

        return schema with { Features = features.MoveToImmutable(), Target = schema.Target.IsEnum ? Read(from, schema.Target) : schema.Target };
    }

    private static FeatureSchema Read(PayloadReader from, FeatureSchema feature)
    {
        from.Where = $"the levels of {Cited.Text(feature.Name)}";
        feature = feature with { LevelTexts = Texts(from), LevelNumbers = Numbers(from) };
        return LevelTextRules.FirstViolation(true, feature.Levels, feature.LevelTexts, feature.LevelNumbers) is { } violation ? throw from.Wrong(violation) : feature;
    }

    private static TargetSchema Read(PayloadReader from, TargetSchema target)
    {
        from.Where = "the classes of the target";
        target = target with { ClassTexts = Texts(from), ClassNumbers = Numbers(from) };
        return LevelTextRules.FirstViolation(true, target.Classes, target.ClassTexts, target.ClassNumbers) is { } violation ? throw from.Wrong(violation) : target;
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

    private static ImmutableArray<ImmutableArray<string>> Texts(PayloadReader from)
    {
        ImmutableArray<ImmutableArray<string>> texts = from.Items(4, "levels", from.Texts);
        return texts.IsEmpty || texts.Any(own => !own.IsEmpty) ? texts : throw from.Wrong("it says that there are texts, and there are none");
    }

    private static ImmutableArray<long> Numbers(PayloadReader from) => from.Items(8, "numbers", from.Int64);
}
