using Nbm.Models;

namespace Nbm;

public sealed partial class AdditiveModel
{
    private readonly ScoringPlan _plan;

    /// <summary>The scores of one row. Allocates nothing.</summary>
    /// <param name="features">The encoded features.</param>
    /// <param name="scores">One per output, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    /// <exception cref="InvalidOperationException">The model has vectors: only a typed model reads those of a row.</exception>
    public void Score(ReadOnlySpan<double> features, Span<double> scores)
    {
        CheckNoVectors();
        CheckLength(features.Length, Schema.Features.Length, nameof(features));
        CheckLength(scores.Length, Outputs, nameof(scores));
        Score(new RowBlock(features, null), scores, []);
    }

    /// <summary>
    /// The scores of many rows: the same, to the last bit, as those of each row alone. Allocates nothing.
    /// </summary>
    /// <param name="columns">The encoded features: <c>columns[f * stride + r]</c>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="stride">The distance between columns, at least the number of rows.</param>
    /// <param name="scores">Out: <c>scores[output * stride + r]</c>.</param>
    /// <param name="firstRow">What errors call the first of the rows.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    /// <exception cref="InvalidOperationException">The model has vectors: only a typed model reads those of a row.</exception>
    public void Score(ReadOnlySpan<double> columns, int rows, int stride, Span<double> scores, long firstRow = 0)
    {
        CheckNoVectors();
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, rows);
        if (rows > 0)
        {
            CheckLength(columns.Length, ((Schema.Features.Length - 1) * (long)stride) + rows, nameof(columns));
            CheckLength(scores.Length, ((Outputs - 1) * (long)stride) + rows, nameof(scores));
            Score(new RowBlock(columns, rows, stride, null, firstRow), scores, []);
        }
    }

    /// <summary>
    /// The scores of one row and what each term adds to them: intercept + Σ contributions, added in the order of the terms, is the score
    /// exactly.
    /// </summary>
    /// <param name="features">The encoded features.</param>
    /// <param name="contributions">Out: <c>contributions[term * outputs + output]</c>.</param>
    /// <param name="scores">One per output, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    /// <exception cref="InvalidOperationException">The model has vectors: only a typed model reads those of a row.</exception>
    public void Explain(ReadOnlySpan<double> features, Span<double> contributions, Span<double> scores)
    {
        CheckNoVectors();
        CheckLength(features.Length, Schema.Features.Length, nameof(features));
        CheckLength(contributions.Length, Terms.Length * (long)Outputs, nameof(contributions));
        CheckLength(scores.Length, Outputs, nameof(scores));
        Score(new RowBlock(features, null), scores, contributions[..(Terms.Length * Outputs)]);
    }

    /// <summary>
    /// The scores of many rows and what each term adds to them: the same, to the last bit, as of each row alone. Allocates nothing.
    /// </summary>
    /// <param name="columns">The encoded features: <c>columns[f * stride + r]</c>.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="stride">The distance between columns, at least the number of rows.</param>
    /// <param name="contributions">Out: <c>contributions[(term * outputs + output) * stride + r]</c>.</param>
    /// <param name="scores">Out: <c>scores[output * stride + r]</c>.</param>
    /// <param name="firstRow">What errors call the first of the rows.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    /// <exception cref="InvalidOperationException">The model has vectors: only a typed model reads those of a row.</exception>
    public void Explain(
        ReadOnlySpan<double> columns, int rows, int stride, Span<double> contributions, Span<double> scores, long firstRow = 0)
    {
        CheckNoVectors();
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, rows);
        if (rows > 0)
        {
            CheckLength(columns.Length, ((Schema.Features.Length - 1) * (long)stride) + rows, nameof(columns));
            CheckLength(contributions.Length, (((Terms.Length * (long)Outputs) - 1) * stride) + rows, nameof(contributions));
            CheckLength(scores.Length, ((Outputs - 1) * (long)stride) + rows, nameof(scores));
            Score(new RowBlock(columns, rows, stride, null, firstRow), scores, contributions);
        }
    }

    /// <summary>What all but the vectors add up to.</summary>
    internal void ScoreTables(ReadOnlySpan<double> columns, int rows, int stride, Span<double> scores, long firstRow) =>
        Score(new RowBlock(columns, rows, stride, null, firstRow), scores, []);

    internal override void Score(in RowBlock rows, Span<double> scores, Span<double> contributions)
    {
        if (rows.IsAlone)
        {
            _plan.ScoreRow(in rows, scores, contributions);
        }
        else
        {
            _plan.ScoreRows(in rows, scores, contributions);
        }
    }

    internal override Func<string, int> NameIndex(int vector) => Vectors[vector].Find;

    internal override string TextOf(int vector, VectorRow row) => ValueText.OfVector(Vectors[vector], row);

    private void CheckNoVectors()
    {
        if (!Vectors.IsEmpty)
        {
            throw new InvalidOperationException(
                $"This model of {Schema.Name} has the vector {Vectors[0].Name}, which no encoded features hold; score records by the typed model.");
        }
    }

    private static void CheckLength(int found, long needed, string name)
    {
        if (found < needed)
        {
            throw new ArgumentException($"Needs room for {needed} values, not {found}.", name);
        }
    }
}
