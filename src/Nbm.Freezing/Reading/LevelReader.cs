using System.Linq;

namespace Nbm.Freezing;

/// <summary>Reads the texts and numbers of levels of a model file.</summary>
internal static class LevelReader
{
    /// <summary>Reads those of each feature that is an enum, in order, then those of the target if it is one.</summary>
    public static FrozenModel Read(FileCursor from, FrozenModel model)
    {
        foreach (FrozenFeature feature in model.Features.Where(feature => feature.IsEnum))
        {
            from.WhereIs("the levels of", feature.Name);
            (feature.LevelTexts, feature.LevelNumbers) = Read(from, feature.Levels);
        }

        if (model.Target.IsEnum)
        {
            from.Where = "the classes of the target";
            (model.Target.ClassTexts, model.Target.ClassNumbers) = Read(from, model.Target.Classes);
        }

        return model;
    }

    private static (string[][] Texts, long[] Numbers) Read(FileCursor from, string[] levels)
    {
        string[][] texts = from.Items(4, "levels", from.Texts);
        long[] numbers = from.Int64s();
        return FirstViolation(levels, texts, numbers) is { } wrong ? throw from.Wrong(wrong) : (texts, numbers);
    }

    private static string? FirstViolation(string[] levels, string[][] texts, long[] numbers)
    {
        if ((texts.Length > 0 && texts.Length != levels.Length) || (numbers.Length > 0 && numbers.Length != levels.Length))
        {
            return "it has texts or numbers, but not for as many levels as there are";
        }

        if (texts.Length > 0 && texts.All(own => own.Length == 0))
        {
            return "it says that there are texts, and there are none";
        }

        if (numbers.Distinct().Count() != numbers.Length)
        {
            return "two levels have one number";
        }

        return texts.Length > 0 && LevelTable.Clash(levels, texts) is var (first, second, text)
            ? $"the text {NameRule.Shown(text)} is claimed by {NameRule.Cited(levels[first])} and {NameRule.Cited(levels[second])}"
            : null;
    }
}
