using System.Globalization;
using System.Text;

namespace Nbm.Tool.Scaffolding.Sources;

/// <summary>Names of C# from names of files, columns and levels.</summary>
/// <param name="ignoresCase">Whether names that differ in case alone are one.</param>
/// <param name="taken">Names that aren't free.</param>
internal sealed class Identifiers(bool ignoresCase, params IEnumerable<string> taken)
{
    private const int Longest = 60; // Generated names add to it, and an interaction's holds several.

    // Members of a record, of an enum, and of the types that are generated for a record (NBM0216).
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "Intercept", "Intercepts", "Offset", "Link", "Score", "Scores", "Prediction", "Contributions", "ScoreOf", "ScoresOf",
        "Remainder", "Remainders", "RemainderOf", "DrawSvg", "IsSelected", "RelevantTerms", "InteractionsOf",
        "StandingOf", "Reasons",
        "StandardError", "StandardErrors", "StandardErrorOf", "StandardErrorsOf", "InterceptStandardError", "InterceptStandardErrors",
        "HasReference", "OnResponseScale", "VectorOf", "ToNarrative", "CheckNarrative",
        "Explanation", "Equals", "GetHashCode", "GetType", "ToString",
        "MemberwiseClone", "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers", "Deconstruct", "Clone", "CompareTo",
        "HasFlag", "GetTypeCode",
    };

    private readonly HashSet<string> _taken = new(taken, ignoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal); // The number that a name was given last.

    /// <summary>Whether types or members have a name already, whatever they are called.</summary>
    public static bool IsReserved(string name) => s_reserved.Contains(name);

    /// <summary>A name for a text that no other has yet.</summary>
    public string Unique(string text, string suffix) => Free(Of(text), suffix);

    /// <summary>A name, or one like it that no other has yet.</summary>
    public string Free(string name, string suffix)
    {
        name = s_reserved.Contains(name) || _taken.Contains(name) ? name + suffix : name;
        string unique = name;
        while (!_taken.Add(unique))
        {
            int number = _last[name] = _last.GetValueOrDefault(name, 1) + 1;
            unique = (char.IsAsciiDigit(name[^1]) ? name + "_" : name) + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    /// <summary>
    /// Words of letters and digits, each with a capital: <c>bill_length_mm</c> is <c>BillLengthMm</c>, <c>very good</c>
    /// <c>VeryGood</c>, <c>ELK GROVE</c> <c>ElkGrove</c>. Names are cut where they are long, between words if they can be.
    /// </summary>
    public static string Of(string text)
    {
        string plain = Composed(text);
        bool isShouting = !plain.Any(char.IsLower) && LongestWord(plain) > 3; // Shorter ones are abbreviations.
        var name = new StringBuilder();
        int word = 0; // Where the present word begins.
        bool isStart = true;
        foreach (char c in plain)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }

            word = isStart ? name.Length : word;
            name.Append(isStart ? char.ToUpperInvariant(c) : isShouting ? char.ToLowerInvariant(c) : c);
            isStart = false;
            if (name.Length > Longest)
            {
                name.Length = word > Longest / 2 ? word : Longest;
                break;
            }
        }

        return name.Length == 0 ? "Column" : char.IsLetter(name[0]) ? name.ToString() : "_" + name;
    }

    private static string Composed(string text)
    {
        // C# has no letters beyond the basic plane.
        string whole = string.Concat(text.EnumerateRunes().Select(rune => rune.IsBmp ? rune.ToString() : " "));
        return whole.Normalize();
    }

    private static int LongestWord(string text)
    {
        int longest = 0, length = 0;
        foreach (char c in text)
        {
            length = char.IsLetter(c) ? length + 1 : 0;
            longest = Math.Max(longest, length);
        }

        return longest;
    }
}
