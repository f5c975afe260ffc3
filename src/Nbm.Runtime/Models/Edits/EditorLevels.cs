namespace Nbm.Models;

/// <summary>How editors find levels.</summary>
internal static class EditorLevels
{
    /// <summary>By their texts, as the data have them or as the record names them.</summary>
    public static Func<string, int> OfTexts(TermDraft draft) =>
        text => draft.Levels.Shown.IndexOf(text) is >= 0 and int index ? index : draft.Levels.Declared.IndexOf(text);
}
