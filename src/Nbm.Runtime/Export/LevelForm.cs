using System.Globalization;
using Nbm.Freezing;
using Nbm.Generated;

namespace Nbm.Export;

/// <summary>The levels of an enum as an export has them.</summary>
internal static class LevelForm
{
    /// <summary>Texts in lower case that mean that a value is missing, where it may be: what the reader of CSV files takes for
    /// missing.</summary>
    public static IReadOnlyList<string> MissingTexts { get; } = [.. CsvCell.MissingTexts.Select(text => text.ToLowerInvariant())];

    /// <summary>What a text that may be missing is, exactly, where it is: no other, for any may be a level.</summary>
    public static IReadOnlyList<string> MissingLevels { get; } = ["", "NA"];

    /// <summary>Which level a text is.</summary>
    public static LevelTable Table(FeatureSchema feature, ExportedLevels levels) =>
        levels == ExportedLevels.Texts ? LevelTextRules.Table(feature) : LevelTable.Of(feature.Levels, [], []);

    /// <summary>Keys that mean that a value is missing and are no level's.</summary>
    public static string[] MissingKeys(LevelTable table) => [.. MissingTexts.Where(text => table.Find(text) == LevelTable.None)];

    /// <summary>The numbers of a feature's levels.</summary>
    /// <exception cref="NbmExportException">They aren't known.</exception>
    public static IReadOnlyList<long> Numbers(string target, FeatureSchema feature) =>
        feature.LevelNumbers.IsEmpty ? throw Unknown(target, $"the feature {feature.Name}") : feature.LevelNumbers;

    /// <summary>A class as it is written: a text, a name or a number.</summary>
    /// <exception cref="NbmExportException">Its number isn't known.</exception>
    public static string Class(string target, TrainedModel model, int index, ExportedLevels levels)
    {
        TargetSchema schema = model.Schema.Target;
        return !schema.IsEnum || levels == ExportedLevels.Names ? model.Classes[index]
            : levels == ExportedLevels.Texts ? schema.ClassText(index)
            : schema.ClassNumbers.IsEmpty ? throw Unknown(target, $"the target {schema.Name}")
            : schema.ClassNumbers[index].ToString(CultureInfo.InvariantCulture);
    }

    private static NbmExportException Unknown(string target, string part) => new(
        target, part,
        "The model's file is of before version 1.5, or has no numbers of its enum's members; train again, or export texts or names");
}
