using System.Collections.Immutable;
using Nbm.Generated;

namespace Nbm;

/// <summary>
/// Experts in the order in which they are asked: the first that is confident enough answers alone, the last in any case. See
/// <see cref="ExpertsCascade"/>. Immutable and thread-safe.
/// </summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <typeparam name="TPrediction">The type of predictions.</typeparam>
public sealed class ExpertsCascade<TRecord, TPrediction>
{
    private readonly RecordEncoder<TRecord> _encoder;
    private readonly ExpertsModel _model;
    private readonly ExpertsCascade _cascade;
    private readonly Func<ImmutableArray<double>, TPrediction> _prediction;

    internal ExpertsCascade(RecordEncoder<TRecord> encoder, ExpertsModel model, ExpertsCascade cascade,
        Func<ImmutableArray<double>, TPrediction> prediction) =>
        (_encoder, _model, _cascade, _prediction) = (encoder, model, cascade, prediction);

    /// <summary>The experts, in the order in which they are asked.</summary>
    public ImmutableArray<Expert> Stages => _cascade.Stages;

    /// <summary>Which stage answers a row, and what it says.</summary>
    /// <param name="row">The row. Features that no stage up to the answer reads aren't looked at, so they may be anything.</param>
    /// <param name="threshold">The confidence from which an expert answers.</param>
    /// <exception cref="NbmDataException">A feature that a stage reads is missing and can't be.</exception>
    public (int Stage, ExpertOpinion<TPrediction> Opinion) Decide(TRecord row, double threshold)
    {
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        var features = new double[_model.Schema.Features.Length];
        _encoder.Encode(new ReadOnlySpan<TRecord>(in row), _model.Vocabularies, features, 1);
        (int stage, ExpertOpinion opinion) = _cascade.Decide(features,
            groups => _model.VectorsOf(_encoder, groups)?.Read(in row, null), threshold);
        return (stage, ExpertsPrediction<TPrediction>.Typed(opinion, _prediction));
    }

    /// <summary>How well rows are predicted and how often each stage was needed. Rows without a target are passed over.</summary>
    /// <param name="rows">Rows that neither the experts nor the threshold were chosen by.</param>
    /// <param name="threshold">The confidence from which an expert answers, from 0 to 1; above 1 only the last does.</param>
    /// <exception cref="NbmDataException">A row can't be read, or none has a target.</exception>
    public CascadeReport Evaluate(IReadOnlyList<TRecord> rows, double threshold) => _cascade.Evaluate(_encoder, rows, threshold);

    /// <summary>The same, and whether a bound is met: <see cref="CascadeReport.IsMet"/>.</summary>
    /// <param name="rows">Rows that neither the experts nor the threshold were chosen by.</param>
    /// <param name="threshold">The confidence from which an expert answers, from 0 to 1; above 1 only the last does.</param>
    /// <param name="mostLoss">By how much worse than the last stage alone it is to be at most.</param>
    /// <exception cref="NbmDataException">A row can't be read, or none has a target.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The bound is no finite number.</exception>
    public CascadeReport Evaluate(IReadOnlyList<TRecord> rows, double threshold, double mostLoss) =>
        _cascade.Evaluate(_encoder, rows, threshold, mostLoss);

    /// <summary>The least threshold at which rows are predicted hardly worse than by the last stage alone; infinite where there is
    /// none, and the last stage is to answer all.</summary>
    /// <param name="rows">Rows that the experts weren't trained on; not those that the cascade is judged by.</param>
    /// <param name="mostLoss">By how much worse at most, see <see cref="CascadeReport.Loss"/>.</param>
    /// <exception cref="NbmDataException">A row can't be read, or none has a target.</exception>
    public double Choose(IReadOnlyList<TRecord> rows, double mostLoss) => _cascade.Choose(_encoder, rows, mostLoss);

    /// <summary>The same as both in one: a threshold is chosen on the rows of even number and judged on the others, and the other way
    /// round. Rows are to be in no order.</summary>
    /// <param name="rows">Rows that the experts weren't trained on.</param>
    /// <param name="mostLoss">By how much worse than the last stage alone at most, on the rows that a threshold is chosen on.</param>
    /// <exception cref="NbmDataException">A row can't be read, or none has a target.</exception>
    public CascadeReport CrossFit(IReadOnlyList<TRecord> rows, double mostLoss) => _cascade.CrossFit(_encoder, rows, mostLoss);
}
