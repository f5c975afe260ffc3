using Nbm.Models;

namespace Nbm;

/// <summary>Edits the terms of a model by their names, for programs that don't have its record. Generated editors have a property for each
/// term.</summary>
public sealed class ModelEditor
{
    private readonly ModelDraft _draft;

    internal ModelEditor(ModelDraft draft) => _draft = draft;

    /// <summary>The curve of a number.</summary>
    /// <param name="feature">The name of the feature.</param>
    /// <param name="class">Of several classes the one whose score is edited; null for all.</param>
    /// <exception cref="ArgumentException">There is no such feature or class, or it is a category.</exception>
    public NumberEditor Number(string feature, string? @class = null) => new(Find(feature, "number",
        term => term.Features.Length == 1 && term.Feature.Kind == FeatureKind.Numeric), OutputOf(@class));

    /// <summary>The levels of a category, by their texts.</summary>
    /// <inheritdoc cref="Number"/>
    /// <exception cref="ArgumentException">There is no such feature or class, or it is a number.</exception>
    public CategoryEditor<string> Category(string feature, string? @class = null)
    {
        TermDraft draft = Find(feature, "category", term => term.Features.Length == 1 && term.Feature.Kind != FeatureKind.Numeric);
        return new CategoryEditor<string>(draft, OutputOf(@class), EditorLevels.OfTexts(draft));
    }

    /// <summary>An interaction.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="class">Of several classes the one whose score is edited; null for all.</param>
    /// <exception cref="ArgumentException">There is no such interaction or class.</exception>
    public InteractionEditor Interaction(string name, string? @class = null) =>
        new(Find(name, "interaction", term => term.Features.Length > 1), OutputOf(@class));

    private TermDraft Find(string name, string kind, Func<TermDraft, bool> isKind)
    {
        ArgumentNullException.ThrowIfNull(name);
        TermDraft[] all = [.. _draft.Model.Terms.Select((_, t) => _draft.Term(t)).Where(isKind)];
        return Array.Find(all, term => term.Name == name) ?? throw new ArgumentException(
            $"The model has no {kind} {Cited.Text(name)}. It has: {Cited.List(all.Select(term => term.Name))}.", nameof(name));
    }

    private int? OutputOf(string? name)
    {
        if (name is null)
        {
            return null;
        }

        AdditiveModel model = _draft.Model;
        int output = model.Outputs == 1 ? -1
            : model.Classes.IndexOf(name) is >= 0 and int own ? own : model.ShownClasses.IndexOf(name);
        return output >= 0 ? output : throw new ArgumentException(model.Outputs == 1
            ? "The model has one score, for all classes: leave the class out."
            : $"The model has no class {Cited.Text(name)}. Its classes: {Cited.List(model.ShownClasses)}.", nameof(name));
    }
}
