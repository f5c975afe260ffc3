using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Export.Onnx.Model;

/// <summary>
/// The texts that an input of an enum takes for each level. Graphs can't compare kindly: no operator of the set takes texts apart. So what
/// is alike is written out, as far as
/// files have it: each declared text, name and number as it is, in lower case, in capitals, with a capital for each word or for the first;
/// and its words with nothing, a blank, a dash, a dot or an
/// underscore between, likewise; and with a blank before it, behind it or both. Nothing is among them that the reader of CSV files wouldn't
/// take for the same level.
/// </summary>
internal static class OnnxSpellings
{
    private static readonly string[] s_joints = ["", " ", "-", ".", "_"];
    private static readonly Func<string, string>[] s_cases = [text => text, text => text.ToLowerInvariant(),
        text => text.ToUpperInvariant(), Title, Sentence];

    /// <summary>Texts with their levels.</summary>
    public static Dictionary<string, int> Of(FeatureSchema feature)
    {
        var spellings = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string text in Texts(feature).SelectMany(text => (string[])[.. Variants(text), $" {text}", $"{text} ", $" {text} "]))
        {
            if (feature.FindLevel(text) is >= 0 and int level)
            {
                spellings[text] = level;
            }
        }

        return spellings;
    }

    /// <summary>Texts that mean that a value is missing, in the cases that files have.</summary>
    public static IEnumerable<string> Missing(IEnumerable<string> texts) => texts.SelectMany(
        text => new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant(), Sentence(text) }).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Texts(FeatureSchema feature) =>
    [
        .. feature.LevelTexts.SelectMany(own => own), .. feature.Levels, .. feature.Levels.Select(name => name.Trim('_')),
        .. feature.LevelNumbers.Select(number => number.ToString(CultureInfo.InvariantCulture)),
    ];

    private static IEnumerable<string> Variants(string text)
    {
        ImmutableArray<string> words = Words(text);
        return s_joints.Select(joint => string.Join(joint, words)).Prepend(text)
            .SelectMany(joined => s_cases.Select(change => change(joined)));
    }

    // What blanks, dashes, dots and underscores are between, or a capital begins behind a small letter.
    private static ImmutableArray<string> Words(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        int begin = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isBetween = i < text.Length && text[i] is ' ' or '\t' or '-' or '.' or '_';
            if (i == text.Length || isBetween || (i > begin && char.IsUpper(text[i]) && char.IsLower(text[i - 1])))
            {
                words.Add(text[begin..i]);
                begin = isBetween ? i + 1 : i;
            }
        }

        return [.. words.Where(word => word.Length > 0)];
    }

    private static string Title(string text) => string.Concat(
        text.Select((c, i) => i == 0 || !char.IsLetterOrDigit(text[i - 1]) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));

    private static string Sentence(string text) =>
        string.Concat(text.Select((c, i) => i == 0 ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)));
}
