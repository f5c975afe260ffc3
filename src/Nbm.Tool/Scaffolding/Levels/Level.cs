namespace Nbm.Tool.Scaffolding.Levels;

/// <summary>A member of an enum that is written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Texts">What the file has for it: the most frequent text first, then what is read as the same.</param>
internal sealed record Level(string Name, string[] Texts)
{
    /// <summary>The most frequent text, without blanks at its ends, which the reader forgives.</summary>
    public string Text => Texts[0].Trim();
}
