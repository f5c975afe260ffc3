using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Nbm.Generated;
using Nbm.Models;

namespace Nbm;

/// <summary>A model that predicts one of several classes.</summary>
/// <typeparam name="TRecord">The annotated type.</typeparam>
/// <typeparam name="TClass">The type of the classes: an enum, or <see cref="string"/>.</typeparam>
public abstract class MulticlassModel<TRecord, TClass> : Model<TRecord>
    where TClass : notnull
{
    private const int StackClasses = 64;
    private readonly ClassSet<TClass> _classes;

    /// <summary>A model. Called by generated code.</summary>
    /// <param name="encoder">How records become numbers.</param>
    /// <param name="model">The compiled model.</param>
    /// <param name="classes">The classes, in the order of the model's outputs.</param>
    protected MulticlassModel(RecordEncoder<TRecord> encoder, TrainedModel model, TClass[] classes)
        : base(encoder, model)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(classes.Length, model.Outputs, nameof(classes));
        _classes = new ClassSet<TClass>([.. classes]);
        Intercepts = new ClassValues<TClass>(_classes, model.Intercepts.AsSpan());
    }

    /// <summary>The classes, in the order of the outputs.</summary>
    public IReadOnlyList<TClass> Classes => _classes.Classes;

    /// <summary>The mean score of each class over the training rows: what an explanation begins from.</summary>
    public ClassValues<TClass> Intercepts { get; }

    /// <summary>The importance of every term for the score of one class, the largest first; <see cref="Model{TRecord}.Importances"/> are
    /// their means over the classes.</summary>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    public IReadOnlyList<TermImportance> ImportancesOf(TClass @class)
    {
        int output = _classes.IndexOf(@class);
        return [.. Trained.Parts.Select(part => part.Summary(output)).OrderByDescending(i => i.Importance)];
    }

    /// <summary>The prediction for one row. Up to 8 classes it allocates nothing.</summary>
    /// <exception cref="NbmDataException">A feature is missing that can't be.</exception>
    [SkipLocalsInit]
    public MulticlassPrediction<TClass> Predict(TRecord row)
    {
        int outputs = Trained.Outputs;
        double[]? rented = outputs > StackClasses ? ArrayPool<double>.Shared.Rent(2 * outputs) : null;
        Span<double> scratch = rented ?? stackalloc double[2 * outputs];
        Span<double> scores = scratch[..outputs];
        try
        {
            ScoreRow(row, scores);
            return new MulticlassPrediction<TClass>(_classes, scores, scratch.Slice(outputs, outputs));
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<double>.Shared.Return(rented);
            }
        }
    }

    /// <summary>The predictions for many rows, in their order: the same, to the last bit, as for each alone.</summary>
    /// <exception cref="NbmDataException">A row is null, a feature is missing that can't be, or an offset is no number; names the
    /// row.</exception>
    public MulticlassPrediction<TClass>[] Predict(IReadOnlyList<TRecord> rows)
    {
        TRecord[] all = RowsOf(rows);
        var predictions = new MulticlassPrediction<TClass>[all.Length];
        Predict(all, predictions);
        return predictions;
    }

    /// <summary>The predictions for many rows: the same, to the last bit, as for each alone. Up to 8 classes it allocates
    /// nothing.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="predictions">One per row, out.</param>
    /// <exception cref="NbmDataException">A feature is missing that can't be; names the row.</exception>
    public void Predict(ReadOnlySpan<TRecord> rows, Span<MulticlassPrediction<TClass>> predictions)
    {
        CheckRoom(rows.Length, predictions.Length, nameof(predictions));
        double[] scratch = ArrayPool<double>.Shared.Rent(2 * Trained.Outputs);
        try
        {
            var take = new TakePredictions { Predictions = predictions, Classes = _classes, Scratch = scratch };
            ScoreRows(rows, ref take);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(scratch);
        }
    }

    /// <summary>How well the model predicts rows whose target is known. Weighted where the record has a weight; rows without a target are
    /// passed over.</summary>
    /// <exception cref="NbmDataException">There are no rows to evaluate, a value is wrong, or a target is of a class that training never
    /// saw.</exception>
    public MulticlassMetrics Evaluate(IReadOnlyList<TRecord> rows)
    {
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        return Metrics.Multiclass(evaluated.Scores, Trained.Classes, evaluated.Targets, evaluated.Weights);
    }

    /// <summary>Rows whose target is known by the descending probability of one class, against all others: its ROC curve, precision by
    /// recall, gains. Weighted where the record has a weight; rows without a target are passed over.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="class">The class that is positive.</param>
    /// <exception cref="KeyNotFoundException">The model has no such class.</exception>
    /// <exception cref="NbmDataException">There are no rows to rank, a value is wrong, or a target is of a class that training never
    /// saw.</exception>
    public RankedRows Rank(IReadOnlyList<TRecord> rows, TClass @class)
    {
        int index = _classes.IndexOf(@class);
        EvaluatedRows evaluated = ScoreWithTargets(rows);
        double[] targets = Array.ConvertAll(evaluated.Targets.ToArray(), target => (int)target == index ? 1.0 : 0);
        return RankedRows.Of(Trained.Classes[index], new ClassScores(evaluated.Scores, Trained.Outputs).LogOdds(index), targets,
            evaluated.Weights);
    }

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
    protected Goal GoalOf(TClass @class) => Goal.OfClass(_classes.IndexOf(@class));

    /// <summary>Explains one row. Called by generated code.</summary>
    protected ExplainedRow<TClass> ExplainRow(TRecord row) => PerClass(Explained(row));

    /// <summary>An explained row with its classes. Called by generated code.</summary>
    protected ExplainedRow<TClass> PerClass(ExplainedRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ExplainedRow<TClass>(row, _classes);
    }

    /// <summary>The prediction that scores stand for. Called by generated code.</summary>
    /// <param name="scores">One for each class.</param>
    protected MulticlassPrediction<TClass> PredictionOf(ImmutableArray<double> scores) =>
        new(_classes, scores.AsSpan(), new double[scores.Length]);

    private ref struct TakePredictions : ITakeScores
    {
        public Span<MulticlassPrediction<TClass>> Predictions;
        public ClassSet<TClass> Classes;
        public Span<double> Scratch;

        public readonly void Take(int firstRow, int count, ReadOnlySpan<double> scores)
        {
            Span<double> own = Scratch[..Classes.Count];
            for (int r = 0; r < count; r++)
            {
                for (int c = 0; c < own.Length; c++)
                {
                    own[c] = scores[(c * ScoringPlan.BlockRows) + r];
                }

                Predictions[firstRow + r] = new MulticlassPrediction<TClass>(Classes, own, Scratch.Slice(own.Length, own.Length));
            }
        }
    }
}
