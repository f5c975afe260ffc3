using System.Collections.Immutable;
using System.Globalization;

namespace Nbm.Models;

/// <summary>A model that is being edited: terms as they become, and what was done to them. The model itself stays as it is.</summary>
/// <param name="model">The model.</param>
internal sealed class ModelDraft(AdditiveModel model)
{
    private readonly SortedDictionary<int, TermDraft> _terms = [];
    private readonly List<TermEdit> _log = [];
    private bool _isClosed;

    public AdditiveModel Model => model;

    /// <summary>A term.</summary>
    public TermDraft Term(int index) => _terms.TryGetValue(index, out TermDraft? term) ? term : _terms[index] = new TermDraft(this, index);

    /// <summary>A class as edits name it; null of a model of one score.</summary>
    public string? ClassText(int output) => model.Outputs > 1 ? model.ShownClasses[output] : null;

    /// <summary>Keeps what was done.</summary>
    public void Log(TermEdit edit) => _log.Add(edit);

    /// <summary>Refuses edits that come when the model is made already.</summary>
    public void CheckIsOpen()
    {
        if (_isClosed)
        {
            throw new InvalidOperationException("An editor edits within the call of Edit that made it; this one has ended.");
        }
    }

    /// <summary>The edited model.</summary>
    /// <param name="author">Who edits.</param>
    /// <param name="reason">Why.</param>
    /// <param name="time">When.</param>
    /// <param name="rows">On how many rows the model is evaluated.</param>
    /// <param name="evaluate">Evaluates a model on these; null if there are none.</param>
    public AdditiveModel Finish(string author, string reason, DateTimeOffset time, int rows, Func<AdditiveModel, object>? evaluate)
    {
        _isClosed = true;
        if (_log.Count == 0)
        {
            throw new ArgumentException("Nothing was edited: the model would be the same, with an entry of nothing in its log.");
        }

        TermDraft[] changed = [.. _terms.Values.Where(term => term.IsChanged)];
        double[] intercepts = [.. model.Intercepts];
        foreach (TermDraft term in changed)
        {
            foreach ((int c, double by) in term.Centre().Index())
            {
                intercepts[c] += by;
            }
        }

        var (axes, replaced) = (model.Axes.ToBuilder(), new List<(int, ImmutableArray<double>)>());
        ImmutableArray<int>[] own = [.. changed.Select(term => Place(term, axes, replaced))];
        var before = new StateBefore(
            model.Intercepts, model.Axes.Length, [.. replaced], [.. changed.Select(term => TermState.Of(model, term.Index))]);
        ImmutableArray<Axis> all = axes.ToImmutable();
        HashSet<int> indices = [.. changed.Select(term => term.Index)];
        Term[] terms = [.. model.Terms.Select((term, t) => indices.Contains(t) ? term : OnAxes(term, all))];
        ImmutableArray<float>[] masses = [.. model.Terms.Select((_, t) => model.MassOf(t))];
        ImmutableArray<float>[]? hazards = model.SurvivalErrors?.TermErrors.ToArray();
        foreach ((int i, TermDraft term) in changed.Index())
        {
            (terms[term.Index], masses[term.Index]) = (term.ToTerm(all, own[i]), term.ToMass());
            if (hazards is not null)
            {
                hazards[term.Index] = term.ToHazardErrors();
            }
        }

        new ConstraintCheck(model).Hold(terms, all, [.. changed.SelectMany(term => term.Features).Distinct()]);
        var edit = new ModelEdit(author, reason, time, [.. _log], 0, [], before);
        AdditiveModel edited = Rebuilt(intercepts, all, terms, masses, hazards, edit);
        return evaluate is null ? edited
            : edited.WithEdits([.. model.Edits, new ModelEdit(
                author, reason, time, [.. _log], rows, [.. EditMetric.Of(evaluate(model), evaluate(edited))], before)]);
    }

    /// <summary>The model before the last edit.</summary>
    public static AdditiveModel Undo(AdditiveModel model)
    {
        if (model.Edits.IsEmpty)
        {
            throw new InvalidOperationException("The model has no edit that could be taken back.");
        }

        if (model.Edits[^1].Before is not { } before)
        {
            throw new InvalidOperationException(
                $"The edit \"{Cited.Text(model.Edits[^1].Title)}\" can't be taken back: the scores were recalibrated since.");
        }

        try
        {
            ImmutableArray<Axis> axes = before.Restore(model.Axes);
            var states = before.Terms.ToDictionary(state => state.Index);
            ImmutableArray<float>[]? hazards = model.SurvivalErrors?.TermErrors.ToArray();
            ImmutableArray<float>[] masses = [.. model.Terms.Select((_, t) => states.GetValueOrDefault(t)?.Mass ?? model.MassOf(t))];
            Term[] terms = [.. model.Terms.Select((term, t) =>
                states.TryGetValue(t, out TermState? state) ? state.ToTerm(term.Name, axes) : OnAxes(term, axes))];
            foreach (TermState state in before.Terms.Where(_ => hazards is not null))
            {
                hazards![state.Index] = state.HazardErrors;
            }

            return Copied(model, before.Intercepts, axes, terms, masses, hazards, model.Edits[..^1]);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException)
        {
            throw new NbmFormatException($"The log of edits doesn't fit the model, and can't be taken back: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private AdditiveModel Rebuilt(
        double[] intercepts, ImmutableArray<Axis> axes, Term[] terms, ImmutableArray<float>[] masses, ImmutableArray<float>[]? hazards,
        ModelEdit edit)
    {
        try
        {
            return Copied(model, [.. intercepts], axes, terms, masses, hazards, [.. model.Edits, edit]);
        }
        catch (ArgumentException e)
        {
            throw new NbmEditException($"The edited model would be none: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private static AdditiveModel Copied(
        AdditiveModel model, ImmutableArray<double> intercepts, ImmutableArray<Axis> axes, Term[] terms, ImmutableArray<float>[] masses,
        ImmutableArray<float>[]? hazards, ImmutableArray<ModelEdit> edits) =>
        new(model.Schema, model.Classes, intercepts, axes, [.. terms], model.Vocabularies, model.TrainingHistory, model.ScoreErrors,
            model.Vectors)
        {
            Threshold = model.Threshold,
            Dispersion = model.Dispersion,
            Baseline = model.Baseline,
            StratumBaselines = model.StratumBaselines,
            SurvivalErrors = hazards is null ? null : new SurvivalErrors([.. hazards], model.SurvivalErrors!.Correlations),
            Smoothness = model.Smoothness,
            TrainingRun = model.TrainingRun,
            KeptNetworks = model.KeptNetworks,
            Notices = model.Notices,
            TrainingMass = model.TrainingMass.IsEmpty ? [] : [.. masses],
            Edits = edits,
            Concurvity = model.Concurvity,
            Sketch = model.Sketch,
        };

    // A term lies on the model's own axes: on those that stay it is the same.
    private static Term OnAxes(Term term, ImmutableArray<Axis> axes) =>
        term.Axes.Select((axis, d) => axis < axes.Length && ReferenceEquals(axes[axis], term.Axis(d))).All(same => same)
            ? term
            : new Term(term.Name, axes, term.Axes, term.Tables, term.Importances, term.StandardErrors, term.DegreesOfFreedom, term.Selected,
                term.ImportanceErrors);

    // The axes of a term; one with new knots takes the place of its old one, or comes behind all where other terms lie on that.
    private ImmutableArray<int> Place(TermDraft term, ImmutableArray<Axis>.Builder axes, List<(int, ImmutableArray<double>)> replaced)
    {
        ImmutableArray<int> own = model.Terms[term.Index].Axes;
        if (own.Length > 1 || !term.Positions.HasNewKnots)
        {
            return own;
        }

        if (model.Terms.Where((_, t) => t != term.Index).Any(other => other.Axes.Contains(own[0])))
        {
            axes.Add(term.Positions.ToAxis());
            return [axes.Count - 1];
        }

        replaced.Add((own[0], axes[own[0]].Knots));
        axes[own[0]] = term.Positions.ToAxis();
        return own;
    }
}
