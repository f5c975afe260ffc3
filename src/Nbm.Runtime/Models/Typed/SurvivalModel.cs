using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model of the time until an event: Cox's proportional hazards, the logarithm of whose hazard ratio the score is.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract class SurvivalModel<TRecord> : Model<TRecord>
{
    private readonly BaselineHazard _baseline;

    /// <summary>A model. Called by generated code.</summary>
    /// <exception cref="ArgumentException">The model has no baseline hazard.</exception>
    protected SurvivalModel(RecordEncoder<TRecord> encoder, AdditiveModel model)
        : base(encoder, model) => _baseline = model.Baseline ?? throw new ArgumentException($"The model of {model.Schema.Name} has no baseline hazard.", nameof(model));

    /// <summary>The cumulative hazard of a row whose score is 0, which is the average one.</summary>
    public BaselineHazard Baseline => _baseline;

    /// <summary>The prediction for one row. Allocates nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or the offset is no number.</exception>
    public SurvivalPrediction Predict(TRecord row)
    {
        double score = 0;
        ScoreRow(row, new Span<double>(ref score));
        return new SurvivalPrediction(score, _baseline);
    }

    /// <summary>The predictions for many rows, in their order: the same, to the last bit, as for each alone.</summary>
    /// <exception cref="NbmDataException">A row is null, a feature is missing that can't be, or an offset is no number; names the row.</exception>
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
        var take = new TakePredictions { Predictions = predictions, Baseline = _baseline };
        ScoreRows(rows, ref take);
    }

    /// <summary>How well the model ranks rows whose duration is known. Weighted where the record has a weight; rows without a target are passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public SurvivalMetrics Evaluate(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return new SurvivalMetrics(Concordance.Of(evaluated.Scores, evaluated.Targets, evaluated.Events, evaluated.Weights));
    }

    private protected override object Measure(IReadOnlyList<TRecord> rows) => Evaluate(rows);

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow ExplainRow(TRecord row) => Explained(row);

    private ref struct TakePredictions : ITakeScores
    {
        public Span<SurvivalPrediction> Predictions;
        public BaselineHazard Baseline;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores)
        {
            for (int r = 0; r < count; r++)
            {
                Predictions[firstRow + r] = new SurvivalPrediction(scores[r], Baseline);
            }
        }
    }
}
