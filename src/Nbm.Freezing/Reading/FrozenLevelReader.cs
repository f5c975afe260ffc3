using System.Linq;

namespace Nbm.Freezing;

/// <summary>Reads the texts and numbers of levels of a model file.</summary>
internal static class FrozenLevelReader
{
    public static void Read(FileCursor from, FrozenModel model)
    {
        foreach (FrozenFeature feature in model.Features.Where(feature => feature.IsEnum))
        {
            from.Where = $"the levels of {NameRule.Cited(feature.Name)}";
            feature.LevelTexts = from.Items(4, "levels", from.Texts);
            feature.LevelNumbers = from.Items(8, "numbers", from.Int64);
        }

        if (model.Target.IsEnum)
        {
            from.Where = "the classes of the target";
            model.Target.ClassTexts = from.Items(4, "classes", from.Texts);
            model.Target.ClassNumbers = from.Items(8, "numbers", from.Int64);
        }
    }

    /// <summary>The first rule that texts or numbers break, in words; null if they break none.</summary>
    public static string? FirstViolation(FrozenModel model) =>
        model.Features.Where(feature => feature.IsEnum).Select(feature => FirstViolation(feature.Name, feature.Levels, feature.LevelTexts, feature.LevelNumbers)).FirstOrDefault(wrong => wrong is not null)
        ?? FirstViolation(model.Target.Name, model.Target.Classes, model.Target.ClassTexts, model.Target.ClassNumbers);

    private static string? FirstViolation(string name, string[] levels, string[][] texts, long[] numbers)
    {
        bool fits = (texts.Length == 0 || texts.Length == levels.Length) && (numbers.Length == 0 || numbers.Length == levels.Length) && numbers.Distinct().Count() == numbers.Length;
        return fits && LevelTable.Clash(levels, texts) is null ? null : $"the texts or numbers of the levels of {name} aren't as many as these, or two levels have the same";
    }
}
