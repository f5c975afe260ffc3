using System.Globalization;
using System.Text;
using Nbm.Freezing;
using Nbm.Tool.Scaffolding.Sources;

namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>Names for the members of an enum. None is another's, nor what another's text would be read as.</summary>
internal sealed class LevelNames
{
    private readonly Identifiers _members = new(ignoresCase: true);
    private readonly HashSet<string> _texts;

    /// <summary>Names for some texts.</summary>
    public LevelNames(IEnumerable<string> texts) => _texts = [.. texts.Select(LevelKey.Of)];

    /// <summary>The name for a text that no other has yet.</summary>
    public string Of(string text)
    {
        string name = LevelInterval.Parse(text)?.Name ?? Identifiers.Of(Spoken(text));
        string key = LevelKey.OfName(name);
        bool isOthers = key != LevelKey.Of(text) && _texts.Contains(key);
        return _members.Free(isOthers ? name + "Level" : name, "Level");
    }

    // Signs that tell levels apart as words: A+, C#, R&D.
    private static string Spoken(string text)
    {
        var spoken = new StringBuilder();
        for (int i = 0; i < text.Length; i++)
        {
            bool isEnd = i == text.Length - 1 || !char.IsLetterOrDigit(text[i + 1]);
            _ = text[i] switch
            {
                '+' => spoken.Append(" Plus "),
                '-' or '−' when isEnd && i > 0 && char.IsLetterOrDigit(text[i - 1]) => spoken.Append(" Minus "),
                '#' when isEnd && i > 0 => spoken.Append(" Sharp "),
                '%' => spoken.Append(" Percent "),
                '&' => spoken.Append(" And "),
                '<' => spoken.Append(i + 1 < text.Length && text[i + 1] == '=' ? " UpTo " : " Under "),
                '>' => spoken.Append(i + 1 < text.Length && text[i + 1] == '=' ? " AtLeast " : " Over "),
                '\'' or '’' => spoken,
                '.' when i > 0 && char.IsAsciiDigit(text[i - 1]) && !isEnd && char.IsAsciiDigit(text[i + 1]) =>
                    spoken.Append(CultureInfo.InvariantCulture, $" Point "),
                _ => spoken.Append(text[i]),
            };
        }

        return spoken.ToString();
    }
}
