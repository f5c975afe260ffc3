using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public sealed partial class FlintModel
{
    private const int BlockRows = 256;

    private delegate void TakeRow(int index, ReadOnlySpan<double> scores, ReadOnlySpan<double> contributions,
        ReadOnlySpan<double> activations);

    /// <summary>What the model says of a row, and why. Called by generated code.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="row">The record.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or is no level.</exception>
    public FlintReading Read<TRecord>(RecordEncoder<TRecord> encoder, TRecord row)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        var features = new double[Schema.Features.Length];
        encoder.Encode(new ReadOnlySpan<TRecord>(in row), Vocabularies, features, 1);
        double[] scores = new double[Outputs], contributions = new double[Shares * Outputs], activations = new double[Attributes.Length];
        VectorRows? vectors = RowVectors<TRecord>.Of(encoder, this)?.Read(in row, null);
        Score(new RowBlock(features, vectors), new FlintRows(scores, contributions, activations));
        double[] said = [.. Intercepts], relevances = new double[activations.Length];
        for (int i = 0; i < activations.Length * Outputs; i++)
        {
            said[i % Outputs] += contributions[i];
        }

        ModelTask task = Schema.Target.Task;
        int named = Relevance.Class(task, said);
        Relevance.Of(task, contributions.AsSpan(0, activations.Length * Outputs), activations, named, relevances);
        return new FlintReading(
            [.. scores], [.. said], Relevance.Class(task, scores) == named,
            [.. activations.Select((activation, j) => new AttributeActivation(j, activation, relevances[j]))]);
    }

    /// <summary>The rows that activate an attribute most (MAS of the paper). Called by generated code.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="attribute">The attribute, from 0.</param>
    /// <param name="rows">The rows to look at.</param>
    /// <param name="count">How many of them.</param>
    /// <returns>The most active first, of equal ones the first; those that don't activate it aren't among them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such attribute, or fewer than one row are asked for.</exception>
    /// <exception cref="NbmDataException">A row is null, or a feature is missing that can't be; names the row.</exception>
    public ImmutableArray<ActivatingRow<TRecord>> MostActivating<TRecord>(
        RecordEncoder<TRecord> encoder, int attribute, IReadOnlyList<TRecord> rows, int count)
    {
        if (attribute < 0 || attribute >= Attributes.Length)
        {
            throw NoAttribute(this, attribute, nameof(attribute));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        TRecord[] own = RowList.ToArray(rows, nameof(rows));
        var activations = new double[own.Length];
        ForEach(encoder, own, (index, _, _, all) => activations[index] = all[attribute * BlockRows]);
        return
        [
            .. Enumerable.Range(0, own.Length).Where(i => Relevance.IsActive(activations[i])).OrderByDescending(i => activations[i])
                .Take(count)
                .Select(i => new ActivatingRow<TRecord>(own[i], i, activations[i])),
        ];
    }

    /// <summary>How good predictor and interpreter are on rows. Called by generated code.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows; those of weight zero are passed over, and those without a target tell nothing of errors.</param>
    /// <param name="explained">The scores that are explained, C of each row, where the model doesn't predict by itself; null for those of
    /// the
    /// predictor.</param>
    /// <exception cref="NbmDataException">There are no rows, or one can't be read; names the row.</exception>
    /// <exception cref="ArgumentException">The model has no predictor, and no scores are given.</exception>
    public FlintMetrics Measure<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows,
        Func<TRecord, double[]>? explained = null)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        if (!HasPredictor && explained is null)
        {
            throw new ArgumentException(
                $"This model of {Schema.Name} explains scores of something else; give them, to say how well it follows them.",
                nameof(explained));
        }

        TRecord[] own = RowList.ToArray(rows, nameof(rows));
        var counts = new FlintCounts(this, Attributes.Length);
        bool hasRows = false;
        ForEach(encoder, own, (index, scores, contributions, activations) =>
        {
            double target = RowTargets.Of(this, encoder, own[index], index), weight = encoder.GetWeight(own[index]);
            ReadOnlySpan<double> of = explained is null ? scores : explained(own[index]);
            if (weight > 0)
            {
                counts.Add(of, contributions, activations, BlockRows, weight, target);
                hasRows = true;
            }
        });
        return hasRows
            ? counts.Metrics()
            : throw new NbmDataException("There are no rows of a weight above zero: nothing can be said of the interpreter.");
    }

    internal static ArgumentOutOfRangeException NoAttribute(FlintModel model, int attribute, string parameter) => new(
        parameter, attribute, FormattableString.Invariant(
            $"There is no attribute {attribute}; {model.Schema.Name} has {model.Attributes.Length}, from 0 on."));

    // Scores of a row one after another; contributions and activations from the row on, BlockRows apart.
    private void ForEach<TRecord>(RecordEncoder<TRecord> encoder, TRecord[] rows, TakeRow take)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        if (Array.FindIndex(rows, row => row is null) is >= 0 and var empty)
        {
            throw RowTargets.Wrong(empty, "it is null.");
        }

        double[] columns = new double[Schema.Features.Length * BlockRows], scores = new double[Outputs * BlockRows],
            own = new double[Outputs];
        double[] contributions = new double[Shares * Outputs * BlockRows], activations = new double[Attributes.Length * BlockRows];
        RowVectors<TRecord>? vectors = RowVectors<TRecord>.Of(encoder, this);
        for (int first = 0; first < rows.Length; first += BlockRows)
        {
            int count = Math.Min(BlockRows, rows.Length - first);
            encoder.Encode(rows.AsSpan(first, count), Vocabularies, columns, BlockRows);
            Score(new RowBlock(columns, count, BlockRows, vectors?.Read(rows.AsSpan(first, count), first), first),
                new FlintRows(scores, contributions, activations));
            for (int r = 0; r < count; r++)
            {
                for (int c = 0; c < own.Length; c++)
                {
                    own[c] = scores[(c * BlockRows) + r];
                }

                take(first + r, own, contributions.AsSpan(r), activations.AsSpan(r));
            }
        }
    }
}
