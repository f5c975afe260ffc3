using System.Globalization;
using System.Text;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Why a model gives a row its score. The intercept plus all contributions, added in the order of
/// <see cref="Contributions"/>, plus the offset, is the score to the last bit. Generated code adds a typed property per term.
/// </summary>
public abstract class Explanation
{
    private readonly ExplainedRow _row;

    /// <summary>An explanation. Called by generated code.</summary>
    protected Explanation(ExplainedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _row = row;
    }

    /// <summary>The mean score over the training rows: what contributions are added to.</summary>
    public double Intercept => _row.Model.Intercepts[0];

    /// <summary>What the row's own offset adds, the logarithm of its exposure included; 0 if the record has none.</summary>
    public double Offset => _row.Offset;

    /// <summary>What the score stands for: with <see cref="LinkFunction.Log"/> e^score is predicted, and a contribution c multiplies it by e^c.</summary>
    public LinkFunction Link => TaskLosses.LinkOf(_row.Model.Schema.Target.Task);

    /// <summary>
    /// The score: of a regression the prediction, of a binary model the log-odds, of counts and amounts the logarithm of the mean, of survival that of the hazard ratio.
    /// </summary>
    public double Score => _row.Scores[0];

    /// <summary>The standard error of <see cref="Score"/>, in its units: of a binary model in log-odds. Null if the model has none.</summary>
    public double? StandardError => _row.ScoreError(0);

    /// <summary>What each term adds: one per feature, in order, then one per interaction.</summary>
    public IReadOnlyList<TermContribution> Contributions => field ??= Array.AsReadOnly(Read());

    /// <summary>What a term adds. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected double ScoreOf(int term) => _row.Contributions(term)[0];

    /// <summary>The standard error of what a term adds; null if the model has none. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected double? StandardErrorOf(int term) => _row.StandardError(term, 0);

    /// <summary>The score and its parts, the largest first, one to a line, each with one standard error if it is known.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{_row.Model.Schema.Target.Name}: score {ValueText.Score(Score)}{ValueText.PlusMinusColumn(StandardError)}{Meaning()}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {ValueText.SignedScore(Intercept)}{ValueText.PlusMinusColumn(_row.Model.ScoreErrors?.InterceptErrors[0])}  intercept\n");
        if (_row.Model.Schema.HasOffset)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {ValueText.SignedScore(Offset)}  offset\n");
        }

        foreach (TermContribution c in Contributions.OrderBySize())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  {ValueText.SignedScore(c.Score)}{ValueText.PlusMinusColumn(c.StandardError)}  {c.Name} = {ValueText.WithUnit(c.ValueText, c.Unit)}\n");
        }

        return text.ToString();
    }

    private string Meaning() => Link != LinkFunction.Log
        ? string.Empty
        : FormattableString.Invariant($", {(_row.Model.Schema.Target.Task == ModelTask.Cox ? "hazard ratio" : "mean")} exp(score) = {PortableMath.Mean(Score):G4}");

    private TermContribution[] Read()
    {
        ModelSchema schema = _row.Model.Schema;
        var contributions = new TermContribution[schema.TermCount];
        for (int t = 0; t < contributions.Length; t++)
        {
            contributions[t] = new TermContribution(
                schema.TermName(t), ValueText.UnitOf(_row, t), ValueText.Of(_row, t), ScoreOf(t), StandardErrorOf(t));
        }

        return contributions;
    }
}
