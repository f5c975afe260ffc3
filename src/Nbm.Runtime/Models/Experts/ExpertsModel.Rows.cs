using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

public sealed partial class ExpertsModel
{
    /// <summary>What each expert says of many rows: the same, to the last bit, as of each alone. Called by generated code.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="groups">The groups at hand, as bits.</param>
    /// <exception cref="NbmDataException">A row is null, or a feature of these groups is missing that can't be; names the row.</exception>
    /// <exception cref="ArgumentException">No expert can do with these groups.</exception>
    public ExpertsPrediction[] Consult<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, ulong groups = AllGroups)
    {
        CheckGroups(groups);
        var said = new ExpertsPrediction[RowList.Count(rows, nameof(rows))];
        ForEach(encoder, RowList.ToArray(rows, nameof(rows)), groups,
            (in voices, row, index) => said[index] = Predicted(in voices, row, groups));
        return said;
    }

    /// <summary>How often each expert settles a case: overall, by class and by segment.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows; those without a target count overall and by segment.</param>
    /// <param name="segment">Which segment a row is of; null where there are none.</param>
    /// <exception cref="NbmDataException">There are no rows, or one can't be read; names the row.</exception>
    public ExpertsOverview Overview<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows,
        Func<TRecord, string>? segment = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        int experts = Experts.Length;
        TRecord[] own = RowList.ToArray(rows, nameof(rows));
        var overall = new OverviewCounts(experts);
        OverviewCounts[] classes = [.. Classes.Select(_ => new OverviewCounts(experts))];
        var segments = new SortedDictionary<string, OverviewCounts>(StringComparer.Ordinal);
        double[] scores = new double[experts * Outputs], confidences = new double[experts], attributions = new double[experts];
        int counted = 0;
        ForEach(encoder, own, AllGroups, (in voices, row, index) =>
        {
            double target = RowTargets.Of(this, encoder, own[index], index), weight = encoder.GetWeight(own[index]);
            if (!(weight > 0))
            {
                return;
            }

            counted++;
            _scoring.Consult(in voices, row, AllGroups, scores, confidences, attributions);
            overall.Add(attributions, confidences, weight);
            if (classes.Length > 0 && !double.IsNaN(target))
            {
                classes[(int)target].Add(attributions, confidences, weight);
            }

            if (segment?.Invoke(own[index]) is { } name)
            {
                (segments.TryGetValue(name, out OverviewCounts? known) ? known : segments[name] = new OverviewCounts(experts))
                    .Add(attributions, confidences, weight);
            }
        });
        return counted == 0
            ? throw new NbmDataException(
                "There are no rows of a weight above zero: nothing can be said of how often experts settle a case.")
            : new ExpertsOverview(
                overall.Shares("all"), [.. classes.Select((own, c) => own.Shares(ShownClasses[c])).Where(shares => shares.Rows > 0)],
                [.. segments.Select(own => own.Value.Shares(own.Key))])
            {
                Experts = [.. Experts.Select(expert => expert.Name)], Reference = Reference?.Index,
            };
    }

    /// <summary>What experts of all groups say of one row after another.</summary>
    /// <param name="rows">Encoded rows.</param>
    /// <param name="take">Takes it, and the index of the row.</param>
    internal void ForEach(in RowBlock rows, Action<ExpertsPrediction, int> take)
    {
        var voices = new ExpertVoices(Networks, ExpertVoices.BlockRows);
        try
        {
            for (int first = 0; first < rows.Count; first += ExpertVoices.BlockRows)
            {
                int count = Math.Min(ExpertVoices.BlockRows, rows.Count - first);
                voices.Read(in rows, first, count, AllGroups);
                for (int r = 0; r < count; r++)
                {
                    take(Predicted(in voices, r, AllGroups), first + r);
                }
            }
        }
        finally
        {
            voices.Dispose();
        }
    }

    private void ForEach<TRecord>(RecordEncoder<TRecord> encoder, TRecord[] rows, ulong groups, TakeVoices take)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        const int Block = ExpertVoices.BlockRows;
        if (Array.FindIndex(rows, row => row is null) is >= 0 and var empty)
        {
            throw RowTargets.Wrong(empty, "it is null.");
        }

        var columns = new double[Schema.Features.Length * Block];
        RowVectors<TRecord>? vectors = VectorsOf(encoder, groups);
        var voices = new ExpertVoices(Networks, Block);
        try
        {
            for (int first = 0; first < rows.Length; first += Block)
            {
                int count = Math.Min(Block, rows.Length - first);
                encoder.Encode(rows.AsSpan(first, count), Vocabularies, columns, Block);
                VectorRows? own = vectors?.Read(rows.AsSpan(first, count), first);
                voices.Read(new RowBlock(columns, count, Block, own, first), 0, count, groups);
                for (int r = 0; r < count; r++)
                {
                    take(in voices, r, first + r);
                }
            }
        }
        finally
        {
            voices.Dispose();
        }
    }

    private delegate void TakeVoices(in ExpertVoices voices, int row, int index);
}
