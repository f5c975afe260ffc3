using System.Collections.Immutable;
using Nbm.Models;

namespace Nbm;

public sealed partial class AdditiveModel
{
    /// <summary>What was changed by hand since training, the earliest first; empty of a model as it was trained.</summary>
    /// <exception cref="ArgumentException">What an edit replaced isn't of as many scores as the model has.</exception>
    public ImmutableArray<ModelEdit> Edits
    {
        get;
        internal init => field = value.IsDefault ? []
            : value.All(edit => edit.Before?.IsOf(Outputs) != false) ? value
            : throw new ArgumentException($"What an edit replaced isn't of {Outputs} scores, which the model has.");
    } = [];

    /// <summary>For each term the shares of the training weight on the positions of its table, which sum to 1: what centring and isotonic
    /// regression weigh by. Empty where that isn't known, as of files of before it was kept; likewise that of a term.</summary>
    /// <exception cref="ArgumentException">They aren't laid out as the terms, or a share isn't a number of zero or more.</exception>
    internal ImmutableArray<ImmutableArray<float>> TrainingMass
    {
        get;
        init => field = value.IsDefaultOrEmpty ? []
            : value.Length != Terms.Length || value.Where((mass, t) => !mass.IsEmpty && mass.Length != Terms[t].Length).Any()
            ? throw new ArgumentException("The shares of the training weight aren't laid out as the terms' tables.")
            : value.All(mass => mass.All(share => share >= 0 && float.IsFinite(share))) ? value
            : throw new ArgumentException("A share of the training weight isn't a number of zero or more.");
    } = [];

    /// <summary>
    /// A model with terms that are changed by hand, and a log of it: this one stays as it is. Scores of rows that the edit doesn't touch
    /// stay as they are; edited terms are centred on the training rows again, and the intercept takes their mean.
    /// </summary>
    /// <param name="edit">Changes terms: <c>e => e.Number("Income").Flatten(2000, 5000)</c>.</param>
    /// <param name="author">Who edits.</param>
    /// <param name="reason">Why.</param>
    /// <param name="time">Says when; null for the system's clock.</param>
    /// <exception cref="NbmEditException">The edit breaks what the record declares, or the file doesn't keep what it needs.</exception>
    /// <exception cref="ArgumentException">There is no such term or level, or nothing was edited.</exception>
    public AdditiveModel Edit(Action<ModelEditor> edit, string author, string reason, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return Edited(draft => edit(new ModelEditor(draft)), author, reason, time, 0, null);
    }

    /// <summary>The model before the last edit, the same to the byte of its tables; a threshold stays as it is now.</summary>
    /// <exception cref="InvalidOperationException">There was no edit, or scores were recalibrated since.</exception>
    public AdditiveModel UndoEdit() => ModelDraft.Undo(this);

    internal AdditiveModel Edited(
        Action<ModelDraft> edit, string author, string reason, TimeProvider? time, int rows, Func<AdditiveModel, object>? evaluate)
    {
        var draft = new ModelDraft(this);
        edit(draft);
        return draft.Finish(author, reason, (time ?? TimeProvider.System).GetUtcNow(), rows, evaluate);
    }

    /// <summary>The shares of the training weight on the positions of a term; empty if they aren't known.</summary>
    internal ImmutableArray<float> MassOf(int term) => TrainingMass.IsEmpty ? [] : TrainingMass[term];

    /// <summary>The same model with another log.</summary>
    internal AdditiveModel WithEdits(ImmutableArray<ModelEdit> edits) =>
        new(Schema, Classes, Intercepts, Axes, Terms, Vocabularies, TrainingHistory, ScoreErrors, Vectors)
        {
            Threshold = Threshold, Dispersion = Dispersion, Baseline = Baseline, StratumBaselines = StratumBaselines,
            SurvivalErrors = SurvivalErrors, Smoothness = Smoothness, TrainingRun = TrainingRun, KeptNetworks = KeptNetworks,
            Notices = Notices, TrainingMass = TrainingMass, Edits = edits, Concurvity = Concurvity, Sketch = Sketch,
        };
}
