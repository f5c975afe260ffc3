using System.Globalization;
using System.Text;

namespace Nbm.Tool.Scaffolding;

/// <summary>Names of C# from names of files, columns and levels.</summary>
internal sealed class Identifiers
{
    // Members of a record, and of the types that are generated for it (NBM0216).
    private static readonly HashSet<string> s_reserved = new(StringComparer.Ordinal)
    {
        "Intercept", "Intercepts", "Offset", "Link", "Score", "Scores", "Prediction", "Contributions", "ScoreOf", "ScoresOf", "StandardError", "StandardErrors", "StandardErrorOf",
        "StandardErrorsOf", "InterceptStandardError", "InterceptStandardErrors", "HasReference", "OnResponseScale", "Equals", "GetHashCode", "GetType", "ToString", "MemberwiseClone",
        "ReferenceEquals", "Finalize", "EqualityContract", "PrintMembers", "Deconstruct", "Clone",
    };

    private static readonly HashSet<string> s_usings = new(StringComparer.Ordinal)
    {
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "Nbm",
    };

    private readonly HashSet<string> _taken;

    /// <summary>Names that are free but for some.</summary>
    public Identifiers(params IEnumerable<string> taken) => _taken = [.. taken];

    /// <summary>Types that a scaffolded program sees, such as <c>Type</c> and <c>Index</c>: one of its own of that name would be ambiguous.</summary>
    public static IEnumerable<string> InScope { get; } =
    [
        .. new[] { typeof(object), typeof(Console), typeof(Enumerable), typeof(HashSet<>), typeof(HttpClient), typeof(NbmModelAttribute), typeof(AdditiveModel) }
            .SelectMany(type => type.Assembly.GetExportedTypes())
            .Where(type => type.Namespace is { } space && s_usings.Contains(space) && !type.IsNested && !type.IsGenericType)
            .Select(type => type.Name),
    ];

    /// <summary>A name for a text that no other has yet.</summary>
    public string Unique(string text, string suffix)
    {
        string name = Of(text);
        name = s_reserved.Contains(name) || _taken.Contains(name) ? name + suffix : name;
        string unique = name;
        for (int i = 2; !_taken.Add(unique); i++)
        {
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    /// <summary>Words of letters and digits, each with a capital: <c>bill_length_mm</c> is <c>BillLengthMm</c>, <c>very good</c> <c>VeryGood</c>, <c>ELK GROVE</c> <c>ElkGrove</c>.</summary>
    public static string Of(string text)
    {
        text = text.Normalize();
        bool isShouting = !text.Any(char.IsLower) && LongestWord(text) > 3; // Shorter ones are abbreviations.
        var name = new StringBuilder(text.Length);
        bool isStart = true;
        foreach (char c in text)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }

            name.Append(isStart ? char.ToUpperInvariant(c) : isShouting ? char.ToLowerInvariant(c) : c);
            isStart = false;
        }

        return name.Length == 0 ? "Column" : char.IsLetter(name[0]) ? name.ToString() : "_" + name;
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
