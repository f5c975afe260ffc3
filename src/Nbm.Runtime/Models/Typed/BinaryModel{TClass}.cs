using System.Collections.Immutable;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model that predicts which of an enum's two members it is. The member of higher value is the positive class.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <typeparam name="TClass">The enum.</typeparam>
public abstract class BinaryModel<TRecord, TClass> : Model<TRecord>
    where TClass : notnull
{
    private readonly TClass _negative;
    private readonly TClass _positive;

    /// <summary>A model. Called by generated code.</summary>
    /// <param name="encoder">How records become numbers.</param>
    /// <param name="model">The compiled model.</param>
    /// <param name="classes">The negative class, then the positive.</param>
    protected BinaryModel(RecordEncoder<TRecord> encoder, TrainedModel model, params TClass[] classes)
        : base(encoder, model)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classes.Length, 2, nameof(classes));
        (_negative, _positive) = (classes[0], classes[1]);
    }

    /// <summary>The mean score over the training rows, in log-odds: what an explanation begins from.</summary>
    public double Intercept => Trained.Intercepts[0];

    /// <summary>From which score on a label is the positive class; null for a probability of a half.</summary>
    public DecisionThreshold? Threshold => Trained.Threshold;

    /// <summary>The prediction for one row. Allocates nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be.</exception>
    public BinaryPrediction<TClass> Predict(TRecord row)
    {
        double score = 0;
        ScoreRow(row, new Span<double>(ref score));
        return new BinaryPrediction<TClass>(score, _negative, _positive, Trained.LabelFrom);
    }

    /// <summary>The predictions for many rows, in their order: the same, to the last bit, as for each alone.</summary>
    /// <exception cref="NbmDataException">A row is null, a feature is missing that can't be, or an offset is no number; names the
    /// row.</exception>
    public BinaryPrediction<TClass>[] Predict(IReadOnlyList<TRecord> rows)
    {
        TRecord[] all = RowsOf(rows);
        var predictions = new BinaryPrediction<TClass>[all.Length];
        Predict(all, predictions);
        return predictions;
    }

    /// <summary>The predictions for many rows: the same, to the last bit, as for each alone. Allocates nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predictions">One per row, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be; names the row.</exception>
    public void Predict(ReadOnlySpan<TRecord> rows, Span<BinaryPrediction<TClass>> predictions)
    {
        CheckRoom(rows.Length, predictions.Length, nameof(predictions));
        var take = new TakePredictions
        {
            Predictions = predictions, Negative = _negative, Positive = _positive, Threshold = Trained.LabelFrom,
        };
        ScoreRows(rows, ref take);
    }

    /// <summary>How well the model predicts rows whose target is known. Weighted where the record has a weight; rows without a target are
    /// passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public BinaryMetrics Evaluate(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return Metrics.Binary(evaluated.Scores, evaluated.Targets, evaluated.Weights, Trained.LabelFrom);
    }

    /// <summary>Rows whose target is known by descending score: ROC curve, precision by recall, gains and lift, and the decisions of any
    /// threshold. Weighted where the record has a weight; rows without a target are passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to rank, or a value is wrong.</exception>
    public RankedRows Rank(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return RankedRows.Of(Trained.Classes[1], evaluated.Scores, evaluated.Targets, evaluated.Weights);
    }

    /// <summary>How the model treats groups of rows whose target is known, by anything that a row has, whether the model uses it or not:
    /// decisions, errors and calibration of each with intervals, and which terms carry the difference of mean scores.</summary>
    /// <typeparam name="TGroup">What tells groups apart.</typeparam>
    /// <param name="rows">Rows that it didn't learn from. Those without a target are passed over.</param>
    /// <param name="group">The group of a row: <c>row => row.Sex</c>.</param>
    /// <param name="level">The probability with which an interval holds the true number, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level isn't between 0 and 1.</exception>
    /// <exception cref="NbmDataException">There are no rows to evaluate, or a value is wrong.</exception>
    public GroupFairness<TGroup> Fairness<TGroup>(IReadOnlyList<TRecord> rows, Func<TRecord, TGroup> group, double level = 0.95) =>
        FairnessOf(rows, group, level);

    /// <summary>Its scores fitted to rows. Called by generated code.</summary>
    protected AdditiveModel Recalibrated(IReadOnlyList<TRecord> rows) =>
        DecisionExtensions.Recalibrated(Trained.Tables("Recalibrate"), ScoreWithTargets(rows));

    /// <summary>What changes could do for all rows that miss a goal, such as denied applicants: for how many one feature would do, for how
    /// many several, for how many nothing, and what the reasons they are given are worth.</summary>
    /// <param name="rows">The rows, those that reach the goal included; they needn't have targets.</param>
    /// <param name="goal">The class that is to be predicted.</param>
    /// <param name="reasons">How many reasons are given for a denial, 1 and more.</param>
    /// <exception cref="NotSupportedException">The model isn't additive.</exception>
    /// <exception cref="NbmDataException">A row is null, or a value of it has no place in the model.</exception>
    public ResponsivenessTable Responsiveness(IReadOnlyList<TRecord> rows, TClass goal, int reasons = 4) =>
        ResponsivenessOf(rows, GoalOf(goal), reasons);

    private protected override object EvaluateAny(IReadOnlyList<TRecord> rows) => Evaluate(rows);

    /// <summary>That a class is predicted. Called by generated code.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    protected Goal GoalOf(TClass @class) => EqualityComparer<TClass>.Default.Equals(@class, _positive) ? Goal.OfClass(1)
        : EqualityComparer<TClass>.Default.Equals(@class, _negative) ? Goal.OfClass(0)
        : throw new KeyNotFoundException($"'{@class}' is no class of the model. Its classes: {_negative}, {_positive}.");

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow ExplainRow(TRecord row) => Explained(row);

    /// <summary>The prediction that a score stands for. Called by generated code.</summary>
    /// <param name="scores">One: the log-odds.</param>
    protected BinaryPrediction<TClass> PredictionOf(ImmutableArray<double> scores) =>
        new(scores[0], _negative, _positive, Trained.LabelFrom);

    private ref struct TakePredictions : ITakeScores
    {
        public Span<BinaryPrediction<TClass>> Predictions;
        public TClass Negative;
        public TClass Positive;
        public double Threshold;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores)
        {
            for (int r = 0; r < count; r++)
            {
                Predictions[firstRow + r] = new BinaryPrediction<TClass>(scores[r], Negative, Positive, Threshold);
            }
        }
    }
}
