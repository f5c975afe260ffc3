using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model of the mean of a count or an amount, whose logarithm the score is: Poisson, negative binomial, gamma,
/// Tweedie.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract class LogLinkModel<TRecord> : Model<TRecord>
{
    /// <summary>A model. Called by generated code.</summary>
    protected LogLinkModel(RecordEncoder<TRecord> encoder, TrainedModel model)
        : base(encoder, model)
    {
    }

    /// <summary>The mean score over the training rows, without offsets: what an explanation begins from. A logarithm.</summary>
    public double Intercept => Trained.Intercepts[0];

    /// <summary>How far targets scatter around their mean, see <see cref="TrainedModel.Dispersion"/>.</summary>
    public double? Dispersion => Trained.Dispersion;

    /// <summary>The mean that is predicted for one row, e^score, for its exposure if the record has one. Allocates nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or the offset is no number.</exception>
    public double Predict(TRecord row)
    {
        double score = 0;
        ScoreRow(row, new Span<double>(ref score));
        return PortableMath.Mean(score);
    }

    /// <summary>The means that are predicted for many rows, in their order: the same, to the last bit, as for each alone.</summary>
    /// <exception cref="NbmDataException">A row is null, a feature is missing that can't be, or an offset is no number; names the
    /// row.</exception>
    public double[] Predict(IReadOnlyList<TRecord> rows)
    {
        TRecord[] all = RowsOf(rows);
        var predictions = new double[all.Length];
        Predict(all, predictions);
        return predictions;
    }

    /// <summary>The means that are predicted for many rows: the same, to the last bit, as for each alone. Allocates nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predictions">One per row, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or an offset is no number; names the row.</exception>
    public void Predict(ReadOnlySpan<TRecord> rows, Span<double> predictions)
    {
        CheckRoom(rows.Length, predictions.Length, nameof(predictions));
        var take = new TakePredictions { Predictions = predictions };
        ScoreRows(rows, ref take);
    }

    /// <summary>How well the model predicts rows whose target is known. Weighted where the record has a weight; rows without a target are
    /// passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public DevianceMetrics Evaluate(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return MeanMetrics.Of(Schema.Target, Trained.Dispersion, evaluated.Scores, evaluated.Targets, evaluated.Weights);
    }

    private protected override object EvaluateAny(IReadOnlyList<TRecord> rows) => Evaluate(rows);

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow ExplainRow(TRecord row) => Explained(row);

    private ref struct TakePredictions : ITakeScores
    {
        public Span<double> Predictions;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores)
        {
            for (int r = 0; r < count; r++)
            {
                Predictions[firstRow + r] = PortableMath.Mean(scores[r]);
            }
        }
    }
}
