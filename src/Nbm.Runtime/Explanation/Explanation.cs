using System.Globalization;
using Nbm.Generated;
using Nbm.Models;
using Nbm.Reports;

namespace Nbm;

/// <summary>
/// Why a model gives a row its score. The intercept plus all contributions, added in the order of <see cref="Contributions"/>, plus
/// the <see cref="Remainder"/>, plus the offset, is the score to the last bit. Generated code adds a typed property per term.
/// </summary>
public abstract class Explanation
{
    private readonly ExplainedRow _row;
    private IReadOnlyList<InteractionContribution>? _interactions;

    /// <summary>An explanation. Called by generated code.</summary>
    protected Explanation(ExplainedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _row = row;
    }

    /// <summary>What contributions are added to: the mean score over the
    /// training rows, or the score of the reference if there is one.</summary>
    public double Intercept => _row.BaseScore(0);

    /// <summary>The standard error of <see cref="Intercept"/>, in its units. Null if the model has none.</summary>
    public double? InterceptStandardError => _row.BaseError(0);

    /// <summary>
    /// Whether contributions are differences to a reference row, fₜ(row) − fₜ(reference), instead of
    /// to the average row. The intercept plus their sum is then the score but for rounding. They have
    /// no standard errors: how the errors of two values of a term go together isn't kept.
    /// </summary>
    public bool HasReference => _row.Reference is not null;

    /// <summary>What the row's own offset adds, the logarithm of its exposure included; 0 if
    /// the record has none. With a reference, how much more than the reference's.</summary>
    public double Offset => _row.Offset;

    /// <summary>What the score stands for: with <see cref="LinkFunction.Log"/>
    /// e^score is predicted, and a contribution c multiplies it by e^c.</summary>
    public LinkFunction Link => TaskLosses.LinkOf(_row.Model.Schema.Target.Task);

    /// <summary>
    /// What no term explains of the score, in its units: 0 where terms explain all of it, as in additive models and polynomials;
    /// of a network of all features all but the intercept. With a reference, how much more than of the reference's.
    /// </summary>
    public double Remainder => _row.Remainder(0);

    /// <summary>
    /// The score: of a regression the prediction, of a binary model the log-odds, of counts
    /// and amounts the logarithm of the mean, of survival that of the hazard ratio.
    /// </summary>
    public double Score => _row.Scores[0];

    /// <summary>The standard error of <see cref="Score"/>, in its units: of a
    /// binary model in log-odds. Null if the model has none.</summary>
    public double? StandardError => _row.ScoreError(0);

    /// <summary>What each term adds: one per feature, in order, then one per interaction, then one per vector.</summary>
    public IReadOnlyList<TermContribution> Contributions => field ??= Array.AsReadOnly(Read());

    /// <summary>
    /// The terms that matter here: by their relevance, what a term adds to the score of the class that is predicted (of numbers to the
    /// prediction) as a part of what the term adds or takes away that does most. The largest first, whether for it or against.
    /// </summary>
    /// <param name="threshold">From 0 to 1: terms whose |relevance| is above it, 1/τ of conciseness.</param>
    public IReadOnlyList<TermRelevance> RelevantTerms(double threshold = 0)
    {
        double[] relevances = new double[Contributions.Count];
        Relevance.OfTerms(
            _row.Model.Schema.Target.Task, [.. Contributions.Select(own => own.Score)],
                Relevance.Class(_row.Model.Schema.Target.Task, [Score]), relevances);
        return TermRelevance.Above(threshold, Contributions.Select(own => own.Name), relevances);
    }

    /// <summary>
    /// Why the score is as low, or as high, as it is, by the codes and texts that the record declares (<see cref="ReasonAttribute"/>): what
    /// each feature takes from it beside the best value, the average or a reference, the most first. Equal ones keep the record's order.
    /// </summary>
    /// <param name="count">At most so many; fewer where fewer count.</param>
    /// <param name="options">How they are found; null for the defaults.</param>
    /// <exception cref="ArgumentException">The options don't fit the explanation.</exception>
    public IReadOnlyList<Reason> Reasons(int count, ReasonOptions? options = null) =>
        ReasonFinder.Find(_row, count, options ?? new ReasonOptions());

    /// <summary>
    /// The prediction in a few sentences, the same for the same row: the prediction and what is decided, what the score begins at, the
    /// terms
    /// that count most with what they add, what the others add together, and values that are missing, special or unlike those of training.
    /// Every number can be recomputed from the explanation, and <see cref="CheckNarrative"/> does.
    /// </summary>
    /// <param name="terms">How many terms are named.</param>
    /// <param name="culture">How numbers are written; null for the invariant culture.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="terms"/> is below 0.</exception>
    public string ToNarrative(int terms = 5, CultureInfo? culture = null) =>
        NarrativeWriter.Write(_row, terms, culture ?? CultureInfo.InvariantCulture);

    /// <summary>Which numbers of a text about this prediction are the explanation's, wherever the text comes from.</summary>
    /// <param name="text">The text.</param>
    /// <param name="culture">How its numbers are written; null for the invariant culture.</param>
    public NarrativeCheck CheckNarrative(string text, CultureInfo? culture = null) =>
        NarrativeReader.Check(_row, text, culture ?? CultureInfo.InvariantCulture);

    /// <summary>What a term adds. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected double ScoreOf(int term) => _row.Contributions(term)[0];

    /// <summary>The standard error of what a term adds; null if the model has none. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected double? StandardErrorOf(int term) => _row.StandardError(term, 0);

    /// <summary>Whether training selected a term. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected bool IsSelected(int term) => _row.Model.Parts[term].Selected;

    /// <summary>How a term's value stands to what training saw. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected Standing StandingOf(int term) => _row.StandingOf(term);

    /// <summary>What a vector adds, name by name. Called by generated code.</summary>
    /// <param name="vector">The index of the vector.</param>
    protected VectorContribution VectorOf(int vector) => new(_row, vector, 0);

    /// <summary>What features add together, the largest first. Called by generated code.</summary>
    protected IReadOnlyList<InteractionContribution> InteractionsOf() => _interactions ??= RankedInteractions.Of(_row);

    /// <summary><see cref="Remainder"/>, as generated code may call it.</summary>
    protected internal double RemainderOf() => Remainder;

    /// <summary>The picture of this explanation: a waterfall, unless a family has
    /// one that says more. Generated code of such a family overrides it.</summary>
    protected virtual string DrawSvg() => WaterfallPlot.Draw(this);

    /// <summary>The picture; against a reference a waterfall, whatever the family.</summary>
    internal string ToPicture() => HasReference ? WaterfallPlot.Draw(this) : DrawSvg();

    /// <summary>Whether a contribution is of several features.</summary>
    internal bool ReadsSeveral(int term) => _row.Model.Parts[term].Inputs.Length > 1;

    /// <summary>The same explanation in units of the prediction: for a binary model what each term adds to the probability.</summary>
    public ResponseExplanation OnResponseScale() => new(_row, Contributions);

    /// <summary>The score and its parts, the largest first, one to a line, each with one standard error if it is known.</summary>
    public override string ToString()
    {
        TargetSchema target = _row.Model.Schema.Target;
        var text = new ExplanationText();
        text.Add(Intercept, InterceptStandardError, _row.BaseName);
        if (_row.Model.Schema.HasOffset)
        {
            text.Add(Offset, null, "offset");
        }

        if (_row.Model.HasRemainder)
        {
            text.Add(Remainder, null, "remainder");
        }

        text.AddTerms(Contributions);
        return text.Write($"{target.Name}: score {text.Number(Score, StandardError)}{Meaning(target.Task)}");
    }

    private string Meaning(ModelTask task) => Link switch
    {
        LinkFunction.Log => FormattableString.Invariant(
            $", {(task == ModelTask.Cox ? "hazard ratio" : "mean")} exp(score) = {PortableMath.Mean(Score):G4}"),
        LinkFunction.Logit => FormattableString.Invariant($", probability of {_row.Model.Classes[^1]} {Models.Link.Sigmoid(Score):0.###}"),
        _ => string.Empty,
    };

    private TermContribution[] Read()
    {
        var contributions = new TermContribution[_row.Model.Parts.Length];
        for (int t = 0; t < contributions.Length; t++)
        {
            contributions[t] = new TermContribution(
                _row.Model.Parts[t].Name, ValueText.UnitOf(_row, t), ValueText.Of(_row, t), ScoreOf(t), StandardErrorOf(t),
                ValueText.OfReference(_row, t))
            {
                Selected = IsSelected(t),
                Standing = StandingOf(t),
            };
        }

        return contributions;
    }
}
