using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Why a multiclass model gives a row its probabilities. For each class <see cref="BaseProbabilities"/> plus all contributions,
/// plus the <see cref="Remainders"/>, is <see cref="Probabilities"/>, to about 1e-10, and over the classes each term's
/// contributions sum to 0. As softmax ties the classes together, what a term adds to one class's score moves the probability of
/// all: contributions are Integrated Gradients (Sundararajan et al. 2017) along the straight line between the scores.
/// </summary>
/// <typeparam name="TClass">The type of the classes.</typeparam>
public sealed class MulticlassResponseExplanation<TClass>
    where TClass : notnull
{
    private readonly ExplainedRow<TClass> _row;

    internal MulticlassResponseExplanation(ExplainedRow<TClass> row, IReadOnlyList<MulticlassTermContribution<TClass>> contributions)
    {
        _row = row;
        double[] bases = row.Row.BaseScores();
        double[] slopes = ResponseScale.SoftmaxSlopes(bases, row.Row.Scores);
        var shares = new double[bases.Length];
        Link.Softmax(bases, shares);
        BaseProbabilities = new ClassValues<TClass>(row.Classes, shares);
        Link.Softmax(row.Row.Scores, shares);
        Probabilities = new ClassValues<TClass>(row.Classes, shares);
        Contributions = [.. contributions.Select(c => c with { Scores = Shared(c.Scores, slopes), StandardErrors = null })];
        Remainders = Shared(row.Remainders(), slopes);
    }

    /// <summary>The probabilities that contributions are added to: those at the intercepts, or of the reference if there is one.</summary>
    public ClassValues<TClass> BaseProbabilities { get; }

    /// <summary>The probabilities that are explained.</summary>
    public ClassValues<TClass> Probabilities { get; }

    /// <summary>What each term adds to the probability of each class, without standard
    /// errors: one per feature, in order, then one per interaction.</summary>
    public IReadOnlyList<MulticlassTermContribution<TClass>> Contributions { get; }

    /// <summary>What no term explains of the probability of each class: the remainder of
    /// the scores, shared out like what a term adds; 0 where terms explain all.</summary>
    public ClassValues<TClass> Remainders { get; }

    /// <summary>The most probable class and what speaks for it, the largest first, one to a line.</summary>
    public override string ToString()
    {
        TClass label = Probabilities.MaxBy(pair => pair.Value).Class;
        var text = new ExplanationText();
        text.Add(BaseProbabilities[label], null, _row.Row.BaseName);
        if (_row.Row.Model.HasRemainder)
        {
            text.Add(Remainders[label], null, "remainder");
        }

        text.AddTerms(Contributions, label);
        return text.Write($"{_row.Row.Model.Schema.Target.Name}: probability of {label} {text.Number(Probabilities[label])}");
    }

    private ClassValues<TClass> Shared(ClassValues<TClass> scores, double[] slopes)
    {
        var shared = new double[scores.Count];
        for (int k = 0; k < shared.Length; k++)
        {
            for (int c = 0; c < shared.Length; c++)
            {
                shared[k] += slopes[(k * shared.Length) + c] * scores[c];
            }
        }

        return new ClassValues<TClass>(_row.Classes, shared);
    }
}
