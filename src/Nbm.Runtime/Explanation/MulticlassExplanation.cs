using System.Globalization;
using System.Text;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Why a model gives a row its scores, one per class. For each class the intercept plus all contributions, added in the
/// order of <see cref="Contributions"/>, is the score to the last bit. Generated code adds a typed property per term.
/// </summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public abstract class MulticlassExplanation<TClass>
    where TClass : notnull
{
    private readonly ExplainedRow<TClass> _row;

    /// <summary>An explanation. Called by generated code.</summary>
    protected MulticlassExplanation(ExplainedRow<TClass> row)
    {
        ArgumentNullException.ThrowIfNull(row);
        _row = row;
        Intercepts = new ClassValues<TClass>(row.Classes, row.Row.Model.Intercepts.AsSpan());
        Scores = new ClassValues<TClass>(row.Classes, row.Row.Scores);
        Prediction = new MulticlassPrediction<TClass>(row.Classes, row.Row.Scores, new double[row.Classes.Count]);
    }

    /// <summary>The mean score of each class over the training rows: what contributions are added to.</summary>
    public ClassValues<TClass> Intercepts { get; }

    /// <summary>The score of each class, before the softmax.</summary>
    public ClassValues<TClass> Scores { get; }

    /// <summary>The standard errors of <see cref="Scores"/>, per class, in their units; null if the model has none.</summary>
    public ClassValues<TClass>? StandardErrors => _row.ScoreErrors();

    /// <summary>The prediction that is explained.</summary>
    public MulticlassPrediction<TClass> Prediction { get; }

    /// <summary>What each term adds: one per feature, in order, then one per interaction.</summary>
    public IReadOnlyList<MulticlassTermContribution<TClass>> Contributions => field ??= Array.AsReadOnly(Read());

    /// <summary>What a term adds to the score of each class. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected ClassValues<TClass> ScoresOf(int term) => _row.Contributions(term);

    /// <summary>The standard errors of what a term adds to the score of each class; null if the model has none. Called by generated code.</summary>
    /// <param name="term">The index of a feature, or the number of features plus the index of an interaction.</param>
    protected ClassValues<TClass>? StandardErrorsOf(int term) => _row.StandardErrors(term);

    /// <summary>The prediction and what speaks for it, the largest first, one to a line, each with one standard error if it is known.</summary>
    public override string ToString()
    {
        TClass label = Prediction.Label;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{_row.Row.Model.Schema.Target.Name}: {label} with probability {Prediction.Probability:0.###}, score {ValueText.Score(Scores[label])}{ValueText.PlusMinusColumn(StandardErrors?[label])}\n");
        text.Append(CultureInfo.InvariantCulture, $"  {ValueText.SignedScore(Intercepts[label])}{ValueText.PlusMinusColumn(InterceptError(label))}  intercept\n");
        foreach (MulticlassTermContribution<TClass> c in Contributions.OrderByDescending(c => Math.Abs(c.Scores[label])))
        {
            string score = ValueText.SignedScore(c.Scores[label]) + ValueText.PlusMinusColumn(c.StandardErrors?[label]);
            text.Append(CultureInfo.InvariantCulture, $"  {score}  {c.Name} = {ValueText.WithUnit(c.ValueText, c.Unit)}\n");
        }

        return text.ToString();
    }

    private double? InterceptError(TClass label) => _row.Row.Model.ScoreErrors?.InterceptErrors[_row.Classes.IndexOf(label)];

    private MulticlassTermContribution<TClass>[] Read()
    {
        ModelSchema schema = _row.Row.Model.Schema;
        var contributions = new MulticlassTermContribution<TClass>[schema.TermCount];
        for (int t = 0; t < contributions.Length; t++)
        {
            contributions[t] = new MulticlassTermContribution<TClass>(
                schema.TermName(t), ValueText.UnitOf(_row.Row, t), ValueText.Of(_row.Row, t), ScoresOf(t), StandardErrorsOf(t));
        }

        return contributions;
    }
}
