using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Nbm.Freezing;

namespace Nbm;

/// <summary>The texts and numbers that data have for levels: what must hold of them, and which level a text is.</summary>
internal static class LevelTextRules
{
    private static readonly ConditionalWeakTable<FeatureSchema, LevelTable> s_features = [];
    private static readonly ConditionalWeakTable<TargetSchema, LevelTable> s_targets = [];

    /// <summary>Texts as they are kept: no arrays that are none, and no list where no level has a text.</summary>
    public static ImmutableArray<ImmutableArray<string>> Normal(ImmutableArray<ImmutableArray<string>> texts) =>
        texts.IsDefault || texts.All(own => own.IsDefaultOrEmpty) ? [] : [.. texts.Select(own => own.IsDefault ? [] : own)];

    public static bool AreEqual(ImmutableArray<ImmutableArray<string>> texts, ImmutableArray<ImmutableArray<string>> others) =>
        texts.Length == others.Length && texts.Zip(others).All(pair => pair.First.AsSpan().SequenceEqual(pair.Second.AsSpan()));

    /// <summary>The first text of a level, or its name.</summary>
    public static string First(ImmutableArray<string> names, ImmutableArray<ImmutableArray<string>> texts, int level) =>
        texts.IsEmpty || texts[level].IsEmpty ? names[level] : texts[level][0];

    /// <summary>Which level a text is, of a feature.</summary>
    public static LevelTable Table(FeatureSchema feature) =>
        s_features.GetValue(feature, static own => Table(own.Levels, own.LevelTexts, own.LevelNumbers));

    /// <summary>Which class a text is.</summary>
    public static LevelTable Table(TargetSchema target) =>
        s_targets.GetValue(target, static own => Table(own.Classes, own.ClassTexts, own.ClassNumbers));

    /// <summary>The first rule that is broken, in words; null if none is.</summary>
    /// <param name="isEnum">Whether the levels are members of an enum.</param>
    /// <param name="names">Their names.</param>
    /// <param name="texts">Their texts.</param>
    /// <param name="numbers">Their numbers.</param>
    public static string? FirstViolation(bool isEnum, ImmutableArray<string> names, ImmutableArray<ImmutableArray<string>> texts,
        ImmutableArray<long> numbers)
    {
        if (!isEnum)
        {
            return texts.IsEmpty && numbers.IsEmpty ? null : "only members of an enum have texts and numbers";
        }

        if ((!texts.IsEmpty && texts.Length != names.Length) || (!numbers.IsEmpty && numbers.Length != names.Length))
        {
            return FormattableString.Invariant(
                $"it has texts for {texts.Length} levels and numbers for {numbers.Length}, but {names.Length} levels");
        }

        if (texts.Any(own => own.Any(text => text is null)) || (!numbers.IsEmpty && numbers.Distinct().Count() < numbers.Length))
        {
            return "a text of a level is null, or two levels have one number";
        }

        if (texts.IsEmpty)
        {
            return null; // Names differ already.
        }

        return LevelTable.Clash(names, [.. texts.Select(own => (IReadOnlyList<string>)own)]) is var (first, second, text)
            ? $"the text '{Cited.Text(text)}' is claimed by {Cited.Text(names[first])} and {Cited.Text(names[second])}"
            : null;
    }

    private static LevelTable Table(ImmutableArray<string> names, ImmutableArray<ImmutableArray<string>> texts,
        ImmutableArray<long> numbers) =>
        LevelTable.Of(names, [.. texts.Select(own => (IReadOnlyList<string>)own)], numbers);
}
