using System.Globalization;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm;

/// <summary>
/// Why a model gives a row its scores, one per class. For each class the intercept plus all
/// contributions, added in the order of <see cref="Contributions"/>, plus the <see cref="Remainders"/>,
/// is the score to the last bit. Generated code adds a typed property per term.
/// </summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public abstract class MulticlassExplanation<TClass>
    where TClass : notnull
{
    private readonly ExplainedRow<TClass> _row;
    private IReadOnlyList<MulticlassInteractionContribution<TClass>>? _interactions;

    /// <summary>An explanation. Called by generated code.</summary>
    protected MulticlassExplanation(ExplainedRow<TClass> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _row = row;
        Intercepts = new ClassValues<TClass>(row.Classes, row.Row.BaseScores());
        Scores = new ClassValues<TClass>(row.Classes, row.Row.Scores);
        Prediction = new MulticlassPrediction<TClass>(row.Classes, row.Row.Scores, new double[row.Classes.Count]);
    }

    /// <summary>What contributions are added to: the mean score of each class over
    /// the training rows, or the scores of the reference if there is one.</summary>
    public ClassValues<TClass> Intercepts { get; }

    /// <summary>The standard errors of <see cref="Intercepts"/>, per class, in their units; null if the model has none.</summary>
    public ClassValues<TClass>? InterceptStandardErrors => _row.BaseErrors();

    /// <summary>
    /// Whether contributions are differences to a reference row, fₜ(row) − fₜ(reference), instead of
    /// to the average row. The intercepts plus their sums are then the scores but for rounding. They
    /// have no standard errors: how the errors of two values of a term go together isn't kept.
    /// </summary>
    public bool HasReference => _row.Row.Reference is not null;

    /// <summary>
    /// What no term explains of the score of each class, in its units: 0 where terms explain all of it, as in additive models and
    /// polynomials; of a network of all features all but the intercept. With a reference, how much more than of the reference's.
    /// </summary>
    public ClassValues<TClass> Remainders => _row.Remainders();

    /// <summary>The score of each class, before the softmax.</summary>
    public ClassValues<TClass> Scores { get; }

    /// <summary>The standard errors of <see cref="Scores"/>, per class, in their units; null if the model has none.</summary>
    public ClassValues<TClass>? StandardErrors => _row.ScoreErrors();

    /// <summary>The prediction that is explained.</summary>
    public MulticlassPrediction<TClass> Prediction { get; }

    /// <summary>What each term adds: one per feature, in order, then one per interaction, then one per vector.</summary>
    public IReadOnlyList<MulticlassTermContribution<TClass>> Contributions => field ??= Array.AsReadOnly(Read());

    /// <inheritdoc cref="Explanation.RelevantTerms"/>
    public IReadOnlyList<TermRelevance> RelevantTerms(double threshold = 0)
    {
        double[] relevances = new double[Contributions.Count];
        Relevance.OfTerms(
            ModelTask.Multiclass, [.. Contributions.SelectMany(own => own.Scores.Select(pair => pair.Value))],
            Relevance.Class(ModelTask.Multiclass, [.. Scores.Select(pair => pair.Value)]), relevances);
        return TermRelevance.Above(threshold, Contributions.Select(own => own.Name), relevances);
    }

    /// <summary>
    /// Why the row is predicted what it is and not a class, by the codes and texts that the record declares (<see
    /// cref="ReasonAttribute"/>):
    /// what each feature takes from the score of that class less that of the predicted one, beside the best value, the average or a
    /// reference, the most first. Of the predicted class itself: why it is that, and not the one that comes next. Equal ones keep the
    /// record's order.
    /// </summary>
    /// <param name="wanted">The class.</param>
    /// <param name="count">At most so many; fewer where fewer count.</param>
    /// <param name="options">How they are found; null for the defaults. Their direction is the class's.</param>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    /// <exception cref="ArgumentException">The options don't fit the explanation.</exception>
    public IReadOnlyList<Reason> Reasons(TClass wanted, int count, ReasonOptions? options = null) =>
        ReasonFinder.Find(_row.Row, _row.Classes.IndexOf(wanted), count, options ?? new ReasonOptions());

    /// <summary>
    /// The prediction in a few sentences, the same for the same row: the class that is most likely and the one that comes next, and what
    /// speaks for the one and against the other: differences of what terms add to their scores, since a score of one class alone means
    /// nothing. Every number can be recomputed from the explanation, and <see cref="CheckNarrative"/> does.
    /// </summary>
    /// <inheritdoc cref="Explanation.ToNarrative"/>
    public string ToNarrative(int terms = 5, CultureInfo? culture = null) =>
        NarrativeWriter.Write(_row.Row, terms, culture ?? CultureInfo.InvariantCulture);

    /// <inheritdoc cref="Explanation.CheckNarrative"/>
    public NarrativeCheck CheckNarrative(string text, CultureInfo? culture = null) =>
        NarrativeReader.Check(_row.Row, text, culture ?? CultureInfo.InvariantCulture);

    /// <summary>What a term adds to the score of each class. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected ClassValues<TClass> ScoresOf(int term) => _row.Contributions(term);

    /// <summary>The standard errors of what a term adds to the score of each
    /// class; null if the model has none. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected ClassValues<TClass>? StandardErrorsOf(int term) => _row.StandardErrors(term);

    /// <summary>Whether training selected a term. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected bool IsSelected(int term) => _row.Row.Model.Parts[term].Selected;

    /// <summary>How a term's value stands to what training saw. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected Standing StandingOf(int term) => _row.Row.StandingOf(term);

    /// <summary>What a vector adds to the score of each class, name by name. Called by generated code.</summary>
    /// <param name="vector">The index of the vector.</param>
    protected MulticlassVectorContribution<TClass> VectorOf(int vector) => new(_row, vector);

    /// <summary>What features add together to the score of each class, the largest first. Called by generated code.</summary>
    protected IReadOnlyList<MulticlassInteractionContribution<TClass>> InteractionsOf() => _interactions ??= RankedInteractions.Of(_row);

    /// <summary><see cref="Remainders"/>, as generated code may call it; null for models whose terms explain all of their scores.</summary>
    protected internal ClassValues<TClass>? RemainderOf() => _row.Row.Model.HasRemainder ? Remainders : null;

    /// <summary>The picture of this explanation: a waterfall to the score of the class that is predicted,
    /// unless a family has one that says more. Generated code of such a family overrides it.</summary>
    protected virtual string DrawSvg() => WaterfallPlot.Draw(this, Prediction.Label);

    /// <summary>The picture; against a reference a waterfall, whatever the family.</summary>
    internal string ToPicture() => HasReference ? WaterfallPlot.Draw(this, Prediction.Label) : DrawSvg();

    /// <summary>Whether a contribution is of several features.</summary>
    internal bool ReadsSeveral(int term) => _row.Row.Model.Parts[term].Inputs.Length > 1;

    /// <summary>The same explanation in units of the prediction: what each term adds to the probability of each class.</summary>
    public MulticlassResponseExplanation<TClass> OnResponseScale() => new(_row, Contributions);

    /// <summary>The prediction and what speaks for it, the largest first, one
    /// to a line, each with one standard error if it is known.</summary>
    public override string ToString()
    {
        TClass label = Prediction.Label;
        var text = new ExplanationText();
        text.Add(Intercepts[label], InterceptStandardErrors?[label], _row.Row.BaseName);
        if (_row.Row.Model.HasRemainder)
        {
            text.Add(Remainders[label], null, "remainder");
        }

        text.AddTerms(Contributions, label);
        return text.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{_row.Row.Model.Schema.Target.Name}: probability of {label} {Prediction.Probability:0.###}, score "
                + $"{text.Number(Scores[label], StandardErrors?[label])}"));
    }

    private MulticlassTermContribution<TClass>[] Read()
    {
        var contributions = new MulticlassTermContribution<TClass>[_row.Row.Model.Parts.Length];
        for (int t = 0; t < contributions.Length; t++)
        {
            contributions[t] = new MulticlassTermContribution<TClass>(
                _row.Row.Model.Parts[t].Name, ValueText.UnitOf(_row.Row, t), ValueText.Of(_row.Row, t), ScoresOf(t), StandardErrorsOf(t),
                ValueText.OfReference(_row.Row, t))
            {
                Selected = IsSelected(t),
                Standing = StandingOf(t),
            };
        }

        return contributions;
    }
}
