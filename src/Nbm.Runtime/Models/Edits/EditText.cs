using Nbm.Freezing;

namespace Nbm.Models;

/// <summary>A model's edits as exports and comparisons write them: each line is one, whatever the texts hold.</summary>
internal static class EditText
{
    /// <summary>What was edited, by whom, when and why, a line for each step.</summary>
    public static IEnumerable<string> Lines(AdditiveModel model) => model.Edits
        .SelectMany(edit => edit.Lines.Prepend($"edited {edit.Title}")).Select(VisibleText.OneLine);

    /// <summary>The same, a line for each edit.</summary>
    public static IEnumerable<string> Sentences(AdditiveModel model) =>
        model.Edits.Select(edit => VisibleText.OneLine($"{edit.Title}: {string.Join("; ", edit.Changes)}"));
}
