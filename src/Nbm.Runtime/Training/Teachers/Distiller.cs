using System.Collections.Immutable;
using System.ComponentModel;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Learns additive models of what something else says. Called by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Distiller
{
    /// <summary>Learns an additive model of a teacher's scores, by squared errors: of numbers its predictions, of two classes its
    /// log-odds.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from; targets aren't looked at, rows of weight zero are left out.</param>
    /// <param name="teacher">What predicts: of numbers the prediction, of two classes the probability of the positive one. Each row is
    /// asked for once.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch and round.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from, or the teacher says what is no number or no probability; names the
    /// row.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or ask to keep networks of two classes.</exception>
    /// <exception cref="NotSupportedException">The task is another, or the record has an offset.</exception>
    public static AdditiveModel Distill<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        Func<TRecord, double> teacher,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return DistillClasses(encoder, rows, row => [teacher(row)], options, progress, cancellationToken);
    }

    /// <summary>
    /// The same of several classes too: each class's logarithm of the probability, less their mean over the classes, is learned by itself,
    /// and the models of all classes are one. It has no error bars.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="teacher">What predicts: one number as above, or the probability of each class, in their order.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch and round, of one class after the other.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from, or the teacher says what is no number or no probability; names the
    /// row.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or ask to keep networks of classes.</exception>
    /// <exception cref="NotSupportedException">The task is another, the classes are texts, or the record has an offset or, of several
    /// classes, vectors.</exception>
    public static AdditiveModel DistillClasses<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        Func<TRecord, IReadOnlyList<double>> teacher,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(teacher);
        ModelSchema schema = encoder.Schema;
        Check(schema, options);
        TargetSchema scores = schema.Target with { Task = ModelTask.Regression, ClrType = "double", Classes = [], ClassTexts = [],
            ClassNumbers = [] };
        TaughtRow<TRecord>[] taught = TaughtRows.Of(schema, rows, teacher, nameof(rows));
        AdditiveModel Train(int output) => ModelTrainer.Train(
            new TaughtEncoder<TRecord>(encoder, schema with { Target = scores }),
            output == 0 ? taught : [.. taught.Select(row => row with { Scores = [row.Scores[output]] })], null, options, progress,
                cancellationToken);
        return schema.Target.Task switch
        {
            ModelTask.Regression => Train(0),
            ModelTask.Binary => OfClasses(Train(0), schema),
            _ => ClassMerger.Merge(schema, [.. Enumerable.Range(0, schema.Target.Classes.Length).Select(Train)]),
        };
    }

    /// <summary>How a model that was distilled follows its teacher on some rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows; those of weight zero are left out.</param>
    /// <param name="teacher">What was distilled.</param>
    /// <exception cref="NbmDataException">There are no rows, one can't be read, or the teacher says what is no number; names the
    /// row.</exception>
    public static DistillationReport Compare<TRecord>(
        RecordEncoder<TRecord> encoder, AdditiveModel model, IReadOnlyList<TRecord> rows, Func<TRecord, double> teacher)
    {
        ArgumentNullException.ThrowIfNull(teacher);
        return CompareClasses(encoder, model, rows, row => [teacher(row)]);
    }

    /// <summary>The same of several classes too.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows; those of weight zero are left out.</param>
    /// <param name="teacher">What was distilled: one number, or the probability of each class.</param>
    /// <exception cref="NbmDataException">There are no rows, one can't be read, or the teacher says what is no number; names the
    /// row.</exception>
    public static DistillationReport CompareClasses<TRecord>(
        RecordEncoder<TRecord> encoder, AdditiveModel model, IReadOnlyList<TRecord> rows, Func<TRecord, IReadOnlyList<double>> teacher)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(teacher);
        return new DistillationCounts<TRecord>(encoder, model, TaughtRows.Of(model.Schema, rows, teacher, nameof(rows))).Report();
    }

    private static void Check(ModelSchema schema, TrainingOptions? options)
    {
        ModelTask task = schema.Target.Task;
        if (task is not (ModelTask.Regression or ModelTask.Binary or ModelTask.Multiclass) || schema.HasOffset)
        {
            throw new NotSupportedException(
                $"{schema.Name} can't be distilled: its task is {task}{(schema.HasOffset ? " with an offset" : string.Empty)}; "
                + $"expected: {ModelTask.Regression}, {ModelTask.Binary} or {ModelTask.Multiclass}, without offsets.");
        }

        if (schema.Target.HasOpenClasses)
        {
            throw new NotSupportedException(
                $"The classes of {schema.Name} are texts, which have no order that a teacher's probabilities could have. Make "
                    + $"{schema.Target.Name} an enum.");
        }

        if (task == ModelTask.Multiclass && schema.Vectors.FirstOrDefault() is { } vector)
        {
            throw new NotSupportedException(
                $"{schema.Name} has the vector {vector.Name}, and of several classes vectors aren't distilled yet. Leave it out "
                    + "of a record of its own.");
        }

        if (options is { KeepNetworks: true } && task != ModelTask.Regression)
        {
            throw new ArgumentException(
                $"{nameof(options.KeepNetworks)} is true, but networks that are distilled learn a teacher's log-odds as numbers, "
                    + "and a model of "
                + $"{(task == ModelTask.Binary ? "two" : "several")} classes can't go on from them. Leave it out.",
                nameof(options));
        }
    }

    // The same curves, of the log-odds of the classes.
    private static AdditiveModel OfClasses(AdditiveModel model, ModelSchema schema) => new(
        schema, schema.Target.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies, model.TrainingHistory,
        model.ScoreErrors, model.Vectors)
    {
        TrainingRun = model.TrainingRun, Notices = model.Notices, TrainingMass = model.TrainingMass,
        Concurvity = model.Concurvity,
    };
}
