using System.Text.RegularExpressions;
using Nbm.Fuzz.Tests.Corpus;
using Nbm.Fuzz.Tests.Harness;

namespace Nbm.Fuzz.Tests.Emitted;

/// <summary>Pages that were written of texts from outside: no tag and no attribute of them, and no script that they began or
/// ended.</summary>
internal static partial class HtmlTexts
{
    public static void Check(string html)
    {
        if (Tags().Matches(html)
            .FirstOrDefault(tag => tag.Value.Contains(HostileTexts.Payload, StringComparison.OrdinalIgnoreCase)
                && Attributes().Replace(tag.Value, string.Empty)
                    .Contains(HostileTexts.Payload, StringComparison.OrdinalIgnoreCase)) is { } tag)
        {
            throw new FuzzFailure($"A text of a model became a tag: {tag.Value}");
        }

        string[] scripts = [.. Scripts().Matches(html).Select(script => script.Groups[1].Value)];
        if (scripts.Length != 2 || Elements().Count(html) != 2 * scripts.Length)
        {
            throw new FuzzFailure($"The page has {scripts.Length} scripts, and {Elements().Count(html)} tags of some; expected: 2, and 4.");
        }

        if (scripts[1].Contains(HostileTexts.Payload, StringComparison.Ordinal))
        {
            throw new FuzzFailure("A text of a model is in the page's script.");
        }

        try
        {
            System.Text.Json.JsonDocument.Parse(scripts[0]).Dispose();
        }
        catch (System.Text.Json.JsonException e)
        {
            throw new FuzzFailure("The page's data are no JSON.", e);
        }
    }

    [GeneratedRegex("<[a-zA-Z!/](?:\"[^\"]*\"|'[^']*'|[^>\"'])*>")]
    private static partial Regex Tags();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Attributes();

    [GeneratedRegex("<script[^>]*>(.*?)</script>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("</?script", RegexOptions.IgnoreCase)]
    private static partial Regex Elements();
}
