using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model of the time until an event: Cox's proportional hazards, the logarithm of whose hazard ratio the score is.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract class SurvivalModel<TRecord> : Model<TRecord>
{
    private readonly BaselineHazard? _baseline;
    private readonly bool _hasStrata;

    /// <summary>A model. Called by generated code.</summary>
    /// <exception cref="ArgumentException">The model has no baseline hazard.</exception>
    protected SurvivalModel(RecordEncoder<TRecord> encoder, TrainedModel model)
        : base(encoder, model)
    {
        _baseline = model.Baseline;
        _hasStrata = model.Schema.StratumColumn is not null;
        if (LoadedRules.FirstViolation(model) is not null)
        {
            throw new ArgumentException($"The model of {model.Schema.Name} has no baseline hazard.", nameof(model));
        }
    }

    /// <summary>The cumulative hazard of a row whose score is 0, which is the average one.</summary>
    /// <exception cref="InvalidOperationException">Each stratum has its own: see <see cref="StratumBaselines"/>.</exception>
    public BaselineHazard Baseline => _baseline ?? throw new InvalidOperationException(
        $"{Schema.Name} has strata, and each a baseline hazard of its own: ask for {nameof(StratumBaselines)}, or for that of a row, "
            + $"{nameof(BaselineOf)}.");

    /// <summary>The cumulative hazard of a row whose score is 0 in each stratum in which training saw an event, by ordinal order; empty
    /// without strata.</summary>
    public ImmutableSortedDictionary<string, BaselineHazard> StratumBaselines => Trained.StratumBaselines;

    /// <summary>The cumulative hazard of score 0 in a row's stratum; null if training saw no event in it. Without strata, that of all
    /// rows.</summary>
    public BaselineHazard? BaselineOf(TRecord row)
    {
        if (row is null)
        {
            throw new ArgumentNullException(nameof(row));
        }

        return _hasStrata ? BaselineOf(RowEncoder.GetStratum(row)) : _baseline;
    }

    /// <summary>The prediction for one row. Allocates nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or the offset is no number.</exception>
    public SurvivalPrediction Predict(TRecord row)
    {
        double score = 0;
        ScoreRow(row, new Span<double>(ref score));
        return Predicted(in row, score);
    }

    /// <summary>
    /// The prediction for one row with how sure it is: <see cref="SurvivalPrediction.StandardError"/> and
    /// <see cref="SurvivalPrediction.Interval"/>. It takes several times as long as
    /// <see cref="Predict(TRecord)"/>, and allocates. What is known of vectors is taken as if they were measured from where none of their
    /// names is.
    /// </summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or the offset is no number.</exception>
    /// <exception cref="InvalidOperationException">The model has no errors of hazards: it was trained without error bars, or before there
    /// were any.</exception>
    public SurvivalPrediction PredictWithErrors(TRecord row)
    {
        ExplainedRow explained = Explained(row);
        double error = explained.HazardError() ?? throw new InvalidOperationException(
            $"This model of {Schema.Name} has no errors of hazards: it was trained without error bars (PosteriorDraws = 0), or by an older "
                + "version. Train again with them, or use Predict.");
        return Predicted(in row, explained.Scores[0]).With(error);
    }

    /// <summary>The predictions for many rows, in their order: the same, to the last bit, as for each alone.</summary>
    /// <exception cref="NbmDataException">A row is null, a feature is missing that can't be, or an offset is no number; names the
    /// row.</exception>
    public SurvivalPrediction[] Predict(IReadOnlyList<TRecord> rows)
    {
        TRecord[] all = RowsOf(rows);
        var predictions = new SurvivalPrediction[all.Length];
        Predict(all, predictions);
        return predictions;
    }

    /// <summary>The predictions for many rows: the same, to the last bit, as for each alone. Allocates nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predictions">One per row, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or an offset is no number; names the row.</exception>
    public void Predict(ReadOnlySpan<TRecord> rows, Span<SurvivalPrediction> predictions)
    {
        CheckRoom(rows.Length, predictions.Length, nameof(predictions));
        var take = new TakePredictions { Model = this, Rows = rows, Predictions = predictions };
        ScoreRows(rows, ref take);
    }

    /// <summary>How well the model does on rows whose duration is known. Weighted where the record has a weight; rows without a target are
    /// passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public SurvivalMetrics Evaluate(IReadOnlyList<TRecord> rows) => SurvivalScores.Of(Trained, ScoreWithTargets(rows));

    /// <summary>The same, with what is measured at one time each measured at times of your own.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="times">In units of the target, zero or more.</param>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    /// <exception cref="ArgumentException">A time isn't finite and zero or more.</exception>
    public SurvivalMetrics Evaluate(IReadOnlyList<TRecord> rows, IEnumerable<double> times)
    {
        double[] own = [.. times ?? throw new ArgumentNullException(nameof(times))];
        foreach (double time in own)
        {
            if (!(time >= 0 && double.IsFinite(time)))
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Survival can't be measured at the time {time}; expected: finite, zero or more."), nameof(times));
            }
        }

        return SurvivalScores.Of(Trained, ScoreWithTargets(rows), own);
    }

    private protected override object EvaluateAny(IReadOnlyList<TRecord> rows) => Evaluate(rows);

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow ExplainRow(TRecord row) => Explained(row);

    private BaselineHazard? BaselineOf(string? stratum) => stratum is null ? null : Trained.StratumBaselines.GetValueOrDefault(stratum);

    private SurvivalPrediction Predicted(in TRecord row, double score)
    {
        if (!_hasStrata)
        {
            return new SurvivalPrediction(score, _baseline!);
        }

        string? stratum = RowEncoder.GetStratum(row);
        return new SurvivalPrediction(score, BaselineOf(stratum), stratum);
    }

    private ref struct TakePredictions : ITakeScores
    {
        public SurvivalModel<TRecord> Model;
        public ReadOnlySpan<TRecord> Rows;
        public Span<SurvivalPrediction> Predictions;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores)
        {
            for (int r = 0; r < count; r++)
            {
                Predictions[firstRow + r] = Model.Predicted(in Rows[firstRow + r], scores[r]);
            }
        }
    }
}
