using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>
/// Experts in the order in which they are asked: the first that is confident enough answers alone, the last in any case. What the groups of
/// later ones cost is saved for the rows that earlier ones decide. Immutable and thread-safe.
/// </summary>
public sealed class ExpertsCascade
{
    private readonly ExpertsModel _model;

    internal ExpertsCascade(ExpertsModel model, ImmutableArray<int> stages)
    {
        _model = model;
        Stages = [.. stages.Select(expert => model.Experts[expert])];
    }

    /// <summary>The experts, in the order in which they are asked.</summary>
    public ImmutableArray<Expert> Stages { get; }

    /// <summary>Which stage answers a row.</summary>
    /// <param name="features">The row as numbers. Features that no stage up to the answer reads are never looked at.</param>
    /// <param name="threshold">The confidence from which an expert answers.</param>
    public (int Stage, ExpertOpinion Opinion) Decide(ReadOnlySpan<double> features, double threshold)
    {
        _model.MustTakeFeatures(features);
        return Decide(features, static _ => null, threshold);
    }

    /// <summary>The same of a row that has vectors.</summary>
    /// <param name="features">The row as numbers.</param>
    /// <param name="vectors">What the row has of the vectors of some groups.</param>
    /// <param name="threshold">The confidence from which an expert answers.</param>
    internal (int Stage, ExpertOpinion Opinion) Decide(ReadOnlySpan<double> features, Func<ulong, VectorRows?> vectors, double threshold)
    {
        for (int stage = 0; stage < Stages.Length; stage++)
        {
            ulong groups = Stages[stage].Mask;
            ExpertOpinion opinion = _model.Consult(new RowBlock(features, vectors(groups)), groups)[Stages[stage].Index]!;
            if (opinion.Confidence >= threshold || stage + 1 == Stages.Length)
            {
                return (stage, opinion);
            }
        }

        throw new InvalidOperationException("A cascade has a stage.");
    }

    /// <summary>How well rows are predicted and how often each stage was needed. Rows without a target are passed over.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">Rows that neither the experts nor the threshold were chosen by.</param>
    /// <param name="threshold">The confidence from which an expert answers, from 0 to 1; above 1 only the last does.</param>
    /// <exception cref="NbmDataException">A row can't be read, or none has a target.</exception>
    public CascadeReport Evaluate<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, double threshold) =>
        Evaluated(encoder, rows, threshold, null);

    /// <summary>The same, and whether a bound is met: <see cref="CascadeReport.IsMet"/>.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">Rows that neither the experts nor the threshold were chosen by.</param>
    /// <param name="threshold">The confidence from which an expert answers, from 0 to 1; above 1 only the last does.</param>
    /// <param name="mostLoss">By how much worse than the last stage alone it is to be at most.</param>
    /// <exception cref="NbmDataException">A row can't be read, or none has a target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bound is no finite number.</exception>
    public CascadeReport Evaluate<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, double threshold, double mostLoss)
    {
        CascadeTable.CheckBound(mostLoss);
        return Evaluated(encoder, rows, threshold, mostLoss);
    }


    /// <summary>
    /// The least threshold at which rows are predicted hardly worse than by the last stage alone; infinite where there is none, and the
    /// last stage is to answer all.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">Rows that the experts weren't trained on; not those that the cascade is judged by.</param>
    /// <param name="mostLoss">By how much worse at most, see <see cref="CascadeReport.Loss"/>.</param>
    public double Choose<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, double mostLoss) =>
        CascadeTable.Read(_model, Stages, encoder, rows).Choose(mostLoss, _ => true);

    /// <summary>
    /// The same as both in one: a threshold is chosen on the rows of even number and judged on the others, and the other way round. Rows
    /// are to be in no order.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">Rows that the experts weren't trained on.</param>
    /// <param name="mostLoss">By how much worse than the last stage alone at most, on the rows that a threshold is chosen on.</param>
    public CascadeReport CrossFit<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, double mostLoss)
    {
        CascadeTable table = CascadeTable.Read(_model, Stages, encoder, rows);
        double odd = table.Choose(mostLoss, row => row % 2 == 0), even = table.Choose(mostLoss, row => row % 2 == 1);
        return table.Report(row => row % 2 == 0 ? even : odd, [even, odd], mostLoss);
    }

    private CascadeReport Evaluated<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, double threshold, double? mostLoss) =>
        double.IsNaN(threshold)
            ? throw new ArgumentException("The threshold is no number; expected: 0 … 1.", nameof(threshold))
            : CascadeTable.Read(_model, Stages, encoder, rows).Report(_ => threshold, [threshold], mostLoss);
}
