using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model whose score is its prediction: the identity is its link.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
public abstract class IdentityLinkModel<TRecord> : Model<TRecord>
{
    private protected IdentityLinkModel(RecordEncoder<TRecord> encoder, TrainedModel model)
        : base(encoder, model)
    {
    }

    /// <summary>The mean prediction over the training rows: what an explanation begins from.</summary>
    public double Intercept => Trained.Intercepts[0];

    /// <summary>The prediction for one row: the number, or the quantile of <see cref="QuantileModel{TRecord}"/>. Allocates
    /// nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or the offset is no number.</exception>
    public double Predict(TRecord row)
    {
        double score = 0;
        ScoreRow(row, new Span<double>(ref score));
        return score;
    }

    /// <summary>The predictions for many rows, in their order: the same, to the last bit, as for each alone.</summary>
    /// <exception cref="NbmDataException">A row is null, a feature is missing that can't be, or an offset is no number; names the
    /// row.</exception>
    public double[] Predict(IReadOnlyList<TRecord> rows)
    {
        TRecord[] all = RowsOf(rows);
        var predictions = new double[all.Length];
        Predict(all, predictions);
        return predictions;
    }

    /// <summary>The predictions for many rows: the same, to the last bit, as for each alone. Allocates nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predictions">One per row, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be, or an offset is no number; names the row.</exception>
    public void Predict(ReadOnlySpan<TRecord> rows, Span<double> predictions)
    {
        CheckRoom(rows.Length, predictions.Length, nameof(predictions));
        var take = new TakePredictions { Predictions = predictions };
        ScoreRows(rows, ref take);
    }

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow ExplainRow(TRecord row) => Explained(row);

    /// <summary>The prediction that a score stands for. Called by generated code.</summary>
    /// <param name="scores">One: the prediction.</param>
    protected static double PredictionOf(ImmutableArray<double> scores) => scores[0];

    private ref struct TakePredictions : ITakeScores
    {
        public Span<double> Predictions;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores) => scores[..count].CopyTo(Predictions[firstRow..]);
    }
}
