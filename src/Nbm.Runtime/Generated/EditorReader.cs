using System.ComponentModel;
using Nbm.Models;

namespace Nbm.Generated;

/// <summary>Makes the editors of a model's terms for the typed properties of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EditorReader
{
    private readonly ModelDraft _draft;

    internal EditorReader(ModelDraft draft) => _draft = draft;

    /// <summary>The editor of a number.</summary>
    /// <param name="term">The index of the feature.</param>
    public NumberEditor Number(int term) => new(_draft.Term(term), null);

    /// <summary>The editor of a category whose levels are texts.</summary>
    /// <param name="term">The index of the feature.</param>
    public CategoryEditor<string> Text(int term) => new(_draft.Term(term), null, EditorLevels.OfTexts(_draft.Term(term)));

    /// <summary>The editor of a category.</summary>
    /// <param name="term">The index of the feature.</param>
    /// <param name="levels">Its levels, in their order.</param>
    public CategoryEditor<TLevel> Category<TLevel>(int term, params TLevel[] levels) =>
        new(_draft.Term(term), null, level => Array.IndexOf(levels, level));

    /// <summary>The editor of an interaction.</summary>
    /// <param name="term">The number of features plus the index of the interaction.</param>
    public InteractionEditor Interaction(int term) => new(_draft.Term(term), null);

    /// <summary>The editors of a number, one per class.</summary>
    public ClassEditors<NumberEditor, TClass> Number<TClass>(int term, IReadOnlyList<TClass> classes)
        where TClass : notnull => PerClass(term, classes, c => new NumberEditor(_draft.Term(term), c));

    /// <summary>The editors of a category whose levels are texts, one per class.</summary>
    public ClassEditors<CategoryEditor<string>, TClass> Text<TClass>(int term, IReadOnlyList<TClass> classes)
        where TClass : notnull => PerClass(
            term, classes, c => new CategoryEditor<string>(_draft.Term(term), c, EditorLevels.OfTexts(_draft.Term(term))));

    /// <summary>The editors of a category, one per class.</summary>
    public ClassEditors<CategoryEditor<TLevel>, TClass> Category<TLevel, TClass>(
        int term, IReadOnlyList<TClass> classes, params TLevel[] levels)
        where TClass : notnull => PerClass(
            term, classes, c => new CategoryEditor<TLevel>(_draft.Term(term), c, level => Array.IndexOf(levels, level)));

    /// <summary>The editors of an interaction, one per class.</summary>
    public ClassEditors<InteractionEditor, TClass> Interaction<TClass>(int term, IReadOnlyList<TClass> classes)
        where TClass : notnull => PerClass(term, classes, c => new InteractionEditor(_draft.Term(term), c));

    private ClassEditors<TEditor, TClass> PerClass<TEditor, TClass>(int term, IReadOnlyList<TClass> classes, Func<int, TEditor> editor)
        where TClass : notnull
    {
        ArgumentNullException.ThrowIfNull(classes);
        return new ClassEditors<TEditor, TClass>(_draft.Term(term), classes, [.. classes.Select((_, c) => editor(c))]);
    }
}
