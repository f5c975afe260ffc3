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
    /// asked
    /// for once.</param>
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
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(teacher);
        ModelSchema schema = encoder.Schema;
        if (schema.Target.Task is not (ModelTask.Regression or ModelTask.Binary) || schema.HasOffset)
        {
            throw new NotSupportedException(
                $"{schema.Name} can't be distilled: its task is {schema.Target.Task}{(schema.HasOffset ? " with an offset" : string.Empty)}; "
                + $"expected: {ModelTask.Regression} or {ModelTask.Binary}, without offsets.");
        }

        if (options is { KeepNetworks: true } && schema.Target.Task == ModelTask.Binary)
        {
            throw new ArgumentException(
                $"{nameof(options.KeepNetworks)} is true, but networks that are distilled learn a teacher's log-odds as numbers, and a model of two classes can't go on "
                + "from them. Leave it out.",
                nameof(options));
        }

        TargetSchema scores = schema.Target with { Task = ModelTask.Regression, ClrType = "double", Classes = [], ClassTexts = [], ClassNumbers = [] };
        TaughtRow<TRecord>[] taught = TaughtRows.Of(schema, rows, row => [teacher(row)], nameof(rows));
        AdditiveModel model = ModelTrainer.Train(
            new TaughtEncoder<TRecord>(encoder, schema with { Target = scores }), taught, null, options, progress, cancellationToken);
        return schema.Target.Task == ModelTask.Regression ? model : OfClasses(model, schema);
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
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(teacher);
        TaughtRow<TRecord>[] taught = TaughtRows.Of(model.Schema, rows, row => [teacher(row)], nameof(rows));
        return new DistillationCounts<TRecord>(encoder, model, taught).Report();
    }

    // The same curves, of the log-odds of the classes.
    private static AdditiveModel OfClasses(AdditiveModel model, ModelSchema schema) => new(
        schema, schema.Target.Classes, model.Intercepts, model.Axes, model.Terms, model.Vocabularies, model.TrainingHistory, model.ScoreErrors, model.Vectors)
    {
        TrainingRun = model.TrainingRun, Notices = model.Notices,
    };
}
