using System.Globalization;
using System.Linq;
using System.Text;

namespace Nbm.Freezing;

/// <summary>
/// What a name of a model may be: the identifier that the generator found in source. Files, documents and
/// schemas written by hand go by the same rule, so that no name is more than a name wherever it is written.
/// </summary>
internal static class NameRule
{
    /// <summary>How long a name may be in UTF-8: no compiler writes a longer one into an assembly.</summary>
    public const int MostBytes = 1023;

    private const int MostShown = 60;

    /// <summary>What is wrong with a name, as a clause; null if nothing is.</summary>
    public static string? Violation(string name) =>
        IsIdentifier(name) ? null
            : $"its name {Shown(name)} is no identifier of at most {MostBytes.ToString(CultureInfo.InvariantCulture)} bytes; expected: "
                + "letters, digits and underscores, no digit first";

    /// <summary>Whether a text is an identifier of C#, of characters that compilers keep: they drop those that only format.</summary>
    public static bool IsIdentifier(string text)
    {
        if (text.Length is 0 or > MostBytes || !(text[0] == '_' || IsLetter(text[0])))
        {
            return false;
        }

        foreach (char c in text) // A plain loop: files have as many names as they have bytes for.
        {
            if (!IsLetter(c) && !IsPart(c))
            {
                return false;
            }
        }

        return Encoding.UTF8.GetByteCount(text) <= MostBytes;
    }

    /// <summary>Whether a text is an identifier, or several with dots between, as names of types are.</summary>
    public static bool IsQualified(string text) => text.Length <= MostBytes && text.Split('.').All(IsIdentifier);

    /// <summary>A name as messages cite it: as it is if it is one and short, else in quotes.</summary>
    public static string Cited(string name) => name.Length <= MostShown && IsIdentifier(name) ? name : Shown(name);

    /// <summary>Names as messages cite them: of many the first ten.</summary>
    public static string CitedList(string[] names) =>
        string.Join(", ", names.Take(10).Select(Cited)) + (names.Length > 10 ? ", …" : string.Empty);

    /// <summary>A text in quotes as messages cite it: cut, and whatever can't be seen is escaped.</summary>
    public static string Shown(string text) => TextLiteral.Of(text.Length <= MostShown ? text : text.Remove(MostShown) + "…");

    private static bool IsLetter(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
        or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber;

    private static bool IsPart(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
