using Nbm.Models;

namespace Nbm;

/// <summary>Edits a term of a model of several classes: of all their scores, or by its indexer of one.</summary>
/// <typeparam name="TEditor">What edits one class's.</typeparam>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public sealed class ClassEditors<TEditor, TClass> : TermEditor
    where TClass : notnull
{
    private readonly IReadOnlyList<TClass> _classes;
    private readonly TEditor[] _editors;

    internal ClassEditors(TermDraft draft, IReadOnlyList<TClass> classes, TEditor[] editors)
        : base(draft, null) => (_classes, _editors) = (classes, editors);

    /// <summary>Edits what the term adds to the score of a class.</summary>
    /// <param name="class">The class.</param>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public TEditor this[TClass @class]
    {
        get
        {
            for (int c = 0; c < _classes.Count; c++)
            {
                if (EqualityComparer<TClass>.Default.Equals(_classes[c], @class))
                {
                    return _editors[c];
                }
            }

            throw new KeyNotFoundException($"'{@class}' is no class of the model. Its classes: {string.Join(", ", _classes)}.");
        }
    }
}
