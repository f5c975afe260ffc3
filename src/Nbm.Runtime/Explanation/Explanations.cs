using System.Collections;
using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Why a model gives many rows their scores, computed with the scores in one pass. What each term
/// adds lies in columns, ready at once; the typed explanation of a row is made when it is asked for.
/// Holds 8 bytes for each row, term and output, so give large data part by part. Thread-safe.
/// </summary>
/// <typeparam name="TExplanation">The explanation of one row.</typeparam>
public sealed class Explanations<TExplanation> : IReadOnlyList<TExplanation>
{
    private readonly ExplainedColumns _columns;
    private readonly Func<int, ExplainedRow> _row;
    private readonly Func<int, ExplainedRow, TExplanation> _explain;

    internal Explanations(ExplainedColumns columns, Func<int, ExplainedRow> row, Func<int, ExplainedRow, TExplanation> explain)
    {
        _columns = columns;
        _row = row;
        _explain = explain;
    }

    /// <summary>How many rows.</summary>
    public int Count => _columns.Rows;

    /// <summary>The explanation of a row: the same, to the last bit, as that of the row alone. Made anew each time.</summary>
    /// <param name="index">The row.</param>
    public TExplanation this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return _explain(index, _row(index));
        }
    }

    /// <summary>The score of each row.</summary>
    /// <param name="output">Of a multiclass model the index of the class, in the order of its classes; else 0.</param>
    public ReadOnlySpan<double> Scores(int output = 0) => _columns.Scores(output);

    /// <summary>What a term adds to the score of each row.</summary>
    /// <param name="term">The index of a feature, or the number of features plus
    /// the index of an interaction; vectors come behind all of these.</param>
    /// <param name="output">Of a multiclass model the index of the class, in the order of its classes; else 0.</param>
    public ReadOnlySpan<double> Contributions(int term, int output = 0) => _columns.Contributions(term, output);

    /// <summary>What a term adds to the score of each row.</summary>
    /// <param name="term">The name of a feature, an interaction or a vector.</param>
    /// <param name="output">Of a multiclass model the index of the class, in the order of its classes; else 0.</param>
    /// <exception cref="KeyNotFoundException">The model has no such term.</exception>
    public ReadOnlySpan<double> Contributions(string term, int output = 0)
    {
        for (int t = 0; t < _columns.Model.InOrder.Length; t++)
        {
            if (_columns.Model.InOrder[t].Name == term)
            {
                return _columns.Contributions(t, output);
            }
        }

        throw new KeyNotFoundException(
            $"'{term}' is no term of the model. Its terms: {string.Join(", ", _columns.Model.InOrder.Select(own => own.Name))}.");
    }

    /// <summary>What no term explains of the score of each row: zeros where terms explain all of it.</summary>
    /// <param name="output">Of a multiclass model the index of the class, in the order of its classes; else 0.</param>
    public ReadOnlySpan<double> Remainders(int output = 0) => _columns.Remainders(output);

    /// <summary>
    /// How much each term moves the scores of these rows: the mean of |contribution|, the largest first, every row counting
    /// alike. The standard error is an upper bound to first order, the mean of the contributions' standard errors: as if they
    /// all went together. The importance of a term that does nothing isn't 0 but about its errors' size.
    /// </summary>
    /// <param name="output">Of a multiclass model the index of the class, in the order of its classes; else 0.</param>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public IReadOnlyList<TermImportance> Importances(int output = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)_columns.Model.Outputs, nameof(output));
        if (Count == 0)
        {
            throw new InvalidOperationException("There are no rows: nothing has an importance.");
        }

        double[]? errors = _columns.Model.HasStandardErrors ? MeanErrors(output) : null;
        return [.. _columns.Model.InOrder.Select((term, t) => new TermImportance(
            term.Name, MeanSize(_columns.Contributions(t, output)), term.Selected, term.DegreesOfFreedom, errors?[t]))
            .OrderByDescending(i => i.Importance)];
    }

    /// <summary>
    /// How many terms it takes to explain one of these rows (Parekh, Mozharovskyi and d'Alché-Buc 2021): the mean number of terms of a
    /// relevance above 1/τ, see <see cref="Explanation.RelevantTerms"/>. Every row counts alike.
    /// </summary>
    /// <param name="tau">Above 1: 2 counts terms that say more than half of what the strongest says.</param>
    /// <param name="absolute">Whether terms that speak against the prediction count too.</param>
    /// <exception cref="ArgumentOutOfRangeException">τ is no number above 1.</exception>
    /// <exception cref="InvalidOperationException">There are no rows.</exception>
    public double Conciseness(double tau, bool absolute = false)
    {
        if (!(tau > 1))
        {
            throw new ArgumentOutOfRangeException(nameof(tau), tau, FormattableString.Invariant($"τ is {tau}; expected: above 1."));
        }

        if (Count == 0)
        {
            throw new InvalidOperationException("There are no rows: nothing is concise.");
        }

        TrainedModel model = _columns.Model;
        double[] contributions = new double[model.InOrder.Length * model.Outputs], scores = new double[model.Outputs];
        var counts = new TermConciseness(model.Schema.Target.Task, model.InOrder.Length, tau);
        for (int r = 0; r < Count; r++)
        {
            for (int i = 0; i < contributions.Length; i++)
            {
                contributions[i] = _columns.Contributions(i / model.Outputs, i % model.Outputs)[r];
            }

            for (int c = 0; c < scores.Length; c++)
            {
                scores[c] = _columns.Scores(c)[r];
            }

            counts.Add(scores, contributions);
        }

        return absolute ? counts.Absolute : counts.Signed;
    }

    /// <summary>Rows in groups that have their scores for alike reasons: k-means of what terms add, every row counting alike.</summary>
    /// <param name="count">How many groups at most, from 1 to the number of rows.</param>
    /// <param name="output">Of a multiclass model the index of the class, in the order of its classes; else 0.</param>
    /// <param name="seed">Where the first centres come from.</param>
    /// <returns>The groups, that of the most rows first; fewer where rows have no more different reasons.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no so many rows, or no such output.</exception>
    public ImmutableArray<ExplanationCluster> Clusters(int count, int output = 0, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)output, (uint)_columns.Model.Outputs, nameof(output));
        return count >= 1 && count <= Count ? new ContributionClusters(_columns, output).Find(count, seed)
            : throw new ArgumentOutOfRangeException(
                nameof(count), count,
                FormattableString.Invariant($"There can be 1 … {Count} clusters of {Count} rows; asked for are {count}."));
    }

    /// <summary>The explanations, row by row.</summary>
    public IEnumerator<TExplanation> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static double MeanSize(ReadOnlySpan<double> contributions)
    {
        double sum = 0;
        foreach (double contribution in contributions)
        {
            sum += Math.Abs(contribution);
        }

        return sum / contributions.Length;
    }

    private double[] MeanErrors(int output)
    {
        var sums = new double[_columns.Model.InOrder.Length];
        for (int i = 0; i < Count; i++)
        {
            ExplainedRow row = _row(i);
            for (int t = 0; t < sums.Length; t++)
            {
                sums[t] += row.StandardError(t, output)!.Value;
            }
        }

        return Array.ConvertAll(sums, sum => sum / Count);
    }
}
