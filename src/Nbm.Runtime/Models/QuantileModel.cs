using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model that predicts a quantile of a number.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract class QuantileModel<TRecord> : Model<TRecord>
{
    /// <summary>A model. Called by generated code.</summary>
    protected QuantileModel(RecordEncoder<TRecord> encoder, AdditiveModel model)
        : base(encoder, model)
    {
    }

    /// <summary>The mean prediction over the training rows: what an explanation begins from.</summary>
    public double Intercept => Additive.Intercepts[0];

    /// <summary>Which quantile: the share of targets that lie below it.</summary>
    public double Level => Schema.Target.Parameter ?? QuantileLoss.DefaultLevel;

    /// <summary>The quantile that is predicted for one row. Allocates nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or the offset is no number.</exception>
    public double Predict(TRecord row)
    {
        double score = 0;
        ScoreRow(row, new Span<double>(ref score));
        return score;
    }

    /// <summary>The quantiles that are predicted for many rows: the same, to the last bit, as for each alone. Allocates nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predictions">One per row, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or an offset is no number; names the row.</exception>
    public void Predict(ReadOnlySpan<TRecord> rows, Span<double> predictions)
    {
        CheckRoom(rows.Length, predictions.Length, nameof(predictions));
        var take = new TakePredictions { Predictions = predictions };
        ScoreRows(rows, ref take);
    }

    /// <summary>How well the model predicts rows whose target is known. Weighted where the record has a weight; rows without a target are passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public QuantileMetrics Evaluate(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return MeanMetrics.Quantile(Level, evaluated.Scores, evaluated.Targets, evaluated.Weights);
    }

    private protected override object Measure(IReadOnlyList<TRecord> rows) => Evaluate(rows);

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow ExplainRow(TRecord row) => Explained(row);

    private ref struct TakePredictions : ITakeScores
    {
        public Span<double> Predictions;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores) => scores[..count].CopyTo(Predictions[firstRow..]);
    }
}
