using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Cross-validates the models of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class CrossValidator
{
    /// <summary>Trains a model for each fold on the rows of all others, and evaluates it on the fold's.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <typeparam name="TModel">Its model.</typeparam>
    /// <typeparam name="TMetrics">What the model is measured by.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows. Those without a target, or of weight zero, are in no fold.</param>
    /// <param name="folds">How many folds, 2 or more.</param>
    /// <param name="wrap">From the additive model to the typed one.</param>
    /// <param name="evaluate">Measures a model on rows.</param>
    /// <param name="options">How to train, and the seed of the folds; null for the defaults.</param>
    /// <param name="progress">Told after each epoch and round of each fold.</param>
    /// <param name="cancellationToken">Ends the run, with an exception whatever <see cref="TrainingOptions.OnCancel"/> says: a fold cut
    /// short says nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer folds than 2, or options are out of their range.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or there are too few of them, of all or of a class; the message says
    /// which and why.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static CrossValidation<TModel, TMetrics> Run<TRecord, TModel, TMetrics>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        int folds,
        Func<AdditiveModel, TModel> wrap,
        Func<TModel, IReadOnlyList<TRecord>, TMetrics> evaluate,
        TrainingOptions? options,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wrap);
        return RunAny(
            encoder, rows, folds, (training, own, report, token) => wrap(ModelTrainer.Train(encoder, training, null, own, report, token)),
            evaluate, options, progress, cancellationToken);
    }

    /// <summary>The same on folds that are given: by time, by group, by strata.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <typeparam name="TModel">Its model.</typeparam>
    /// <typeparam name="TMetrics">What the model is measured by.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows. Those without a target, or of weight zero, are in no fold.</param>
    /// <param name="folds">Which of these rows each fold trains on and tests.</param>
    /// <param name="wrap">From the additive model to the typed one.</param>
    /// <param name="evaluate">Measures a model on rows.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told of each epoch of each fold.</param>
    /// <param name="cancellationToken">Ends the run, with an exception whatever <see cref="TrainingOptions.OnCancel"/> says.</param>
    /// <exception cref="ArgumentException">The folds are of another number of rows, or options are out of their range.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or a fold has too few of them.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static CrossValidation<TModel, TMetrics> Run<TRecord, TModel, TMetrics>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        RowFolds folds,
        Func<AdditiveModel, TModel> wrap,
        Func<TModel, IReadOnlyList<TRecord>, TMetrics> evaluate,
        TrainingOptions? options,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(wrap);
        options = (options ?? new TrainingOptions()) with { OnCancel = OnCancel.Throw };
        OptionRules.Check(encoder.Schema, options);
        CheckCheckpoint(options.Checkpoint, folds.Count, nameof(options));
        return OnFolds(
            encoder, rows, labelled => GivenFolds.Of(folds, encoder.Schema.Target, labelled),
            (training, report, token) => wrap(ModelTrainer.Train(encoder, training, null, options, report, token)), evaluate, options,
            progress, cancellationToken);
    }

    /// <summary>The same for models of another family, on the same folds for the same rows and seed: their results can be
    /// compared.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <typeparam name="TOptions">How models of the family are trained.</typeparam>
    /// <typeparam name="TModel">The record's model.</typeparam>
    /// <typeparam name="TMetrics">What the model is measured by.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows. Those without a target, or of weight zero, are in no fold.</param>
    /// <param name="folds">How many folds, 2 or more.</param>
    /// <param name="train">Trains a model on a fold's training rows.</param>
    /// <param name="evaluate">Measures a model on rows.</param>
    /// <param name="options">How to train, and the seed of the folds; null for the defaults.</param>
    /// <param name="progress">Told of each epoch of each fold.</param>
    /// <param name="cancellationToken">Ends the run, with an exception whatever <see cref="NetworkTrainingOptions.OnCancel"/> says.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer folds than 2, or options are out of their range.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or there are too few of them, of all or of a class; the message says
    /// which and why.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static CrossValidation<TModel, TMetrics> Run<TRecord, TOptions, TModel, TMetrics>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        int folds,
        Func<TRecord[], TOptions, IProgress<TrainingProgress>?, CancellationToken, TModel> train,
        Func<TModel, IReadOnlyList<TRecord>, TMetrics> evaluate,
        TOptions? options,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
        where TOptions : NetworkTrainingOptions, new()
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        TOptions own = (options ?? new TOptions()) with { OnCancel = OnCancel.Throw };
        CheckCheckpoint(own.Checkpoint, folds, nameof(options));
        return OnFolds(
            encoder, rows, labelled => Plan(encoder.Schema.Target, labelled, folds, own.Seed),
            (training, report, token) => train(training, own, report, token), evaluate, own.ForRows(), progress, cancellationToken);
    }

    /// <summary>The same on folds that are given: by time, by group, by strata.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <typeparam name="TOptions">How models of the family are trained.</typeparam>
    /// <typeparam name="TModel">The record's model.</typeparam>
    /// <typeparam name="TMetrics">What the model is measured by.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows. Those without a target, or of weight zero, are in no fold.</param>
    /// <param name="folds">Which of these rows each fold trains on and tests.</param>
    /// <param name="train">Trains a model on a fold's training rows.</param>
    /// <param name="evaluate">Measures a model on rows.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told of each epoch of each fold.</param>
    /// <param name="cancellationToken">Ends the run, with an exception whatever <see cref="NetworkTrainingOptions.OnCancel"/> says.</param>
    /// <exception cref="ArgumentException">The folds are of another number of rows, or options are out of their range.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or a fold has too few of them.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static CrossValidation<TModel, TMetrics> Run<TRecord, TOptions, TModel, TMetrics>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        RowFolds folds,
        Func<TRecord[], TOptions, IProgress<TrainingProgress>?, CancellationToken, TModel> train,
        Func<TModel, IReadOnlyList<TRecord>, TMetrics> evaluate,
        TOptions? options,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
        where TOptions : NetworkTrainingOptions, new()
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(folds);
        ArgumentNullException.ThrowIfNull(train);
        TOptions own = (options ?? new TOptions()) with { OnCancel = OnCancel.Throw };
        CheckCheckpoint(own.Checkpoint, folds.Count, nameof(options));
        return OnFolds(
            encoder, rows, labelled => GivenFolds.Of(folds, encoder.Schema.Target, labelled),
            (training, report, token) => train(training, own, report, token), evaluate, own.ForRows(), progress, cancellationToken);
    }

    /// <summary>The same, of whatever is trained on a fold's rows.</summary>
    internal static CrossValidation<TModel, TMetrics> RunAny<TRecord, TModel, TMetrics>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        int folds,
        Func<TRecord[], TrainingOptions, IProgress<TrainingProgress>?, CancellationToken, TModel> train,
        Func<TModel, IReadOnlyList<TRecord>, TMetrics> evaluate,
        TrainingOptions? options,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        options = (options ?? new TrainingOptions()) with { OnCancel = OnCancel.Throw };
        OptionRules.Check(encoder.Schema, options);
        CheckCheckpoint(options.Checkpoint, folds, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        return OnFolds(
            encoder, rows, labelled => Plan(encoder.Schema.Target, labelled, folds, options.Seed),
            (training, report, token) => train(training, options, report, token), evaluate, options, progress, cancellationToken);
    }

    private static void CheckCheckpoint(TrainingCheckpoint? checkpoint, int folds, string parameter)
    {
        if (checkpoint is not null)
        {
            throw new ArgumentException(
                $"{nameof(TrainingOptions.Checkpoint)} keeps the state of one fit, and cross-validation is {folds} of them. Leave it out.",
                parameter);
        }
    }

    // Of the options only what reading rows asks for.
    private static CrossValidation<TModel, TMetrics> OnFolds<TRecord, TModel, TMetrics>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> rows,
        Func<LabelledRows<TRecord>, FoldRows[]> plan,
        Func<TRecord[], IProgress<TrainingProgress>?, CancellationToken, TModel> train,
        Func<TModel, IReadOnlyList<TRecord>, TMetrics> evaluate,
        TrainingOptions options,
        IProgress<CrossValidationProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(evaluate);
        rows = RowList.ToArray(rows, nameof(rows));
        LabelledRows<TRecord> labelled = LabelledRows<TRecord>.Read(encoder, rows, nameof(rows));
        // All rows are checked before the first fit, while a message can still say which of the caller's they are.
        var content = new ListedContent<TRecord>(encoder, labelled);
        EncodedRows encoded = RowEncoding.Encode(labelled, content, VocabularyReader.Read(encoder.Schema, content, options),
            VectorReader.Names(encoder.Schema, content));
        string identity = RowsIdentity.Of(labelled, encoded, encoder.Schema);
        FoldRows[] folds = plan(labelled);

        var results = ImmutableArray.CreateBuilder<CrossValidationFold<TModel, TMetrics>>(folds.Length);
        for (int fold = 0; fold < folds.Length; fold++)
        {
            int number = fold + 1;
            int[] test = Array.ConvertAll(folds[fold].Test, row => labelled.Rows[row]);
            TRecord[] training = Array.ConvertAll(folds[fold].Training, row => rows[labelled.Rows[row]]);
            IProgress<TrainingProgress>? report = progress is null ? null
                : new Report(trained => progress.Report(new CrossValidationProgress(number, folds.Length, trained)));
            long start = Stopwatch.GetTimestamp();
            TModel model = train(training, report, cancellationToken);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            TMetrics metrics = evaluate(model, [.. test.Select(row => rows[row])]);
            results.Add(
                new CrossValidationFold<TModel, TMetrics>(number, [.. test], training.Length, model, metrics) { TrainingTime = time });
        }

        return new CrossValidation<TModel, TMetrics>(results.MoveToImmutable()) { Rows = identity };
    }

    private static FoldRows[] Plan<TRecord>(TargetSchema target, LabelledRows<TRecord> rows, int folds, int seed)
    {
        int[][] parts = Parts(target, rows, folds, seed);
        return [.. parts.Select((test, fold) =>
            new FoldRows([.. parts.Where((_, other) => other != fold).SelectMany(part => part).Order()], test))];
    }

    private static int[][] Parts<TRecord>(TargetSchema target, LabelledRows<TRecord> rows, int folds, int seed)
    {
        if (rows.Rows.Length < folds)
        {
            throw new NbmDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{folds} folds need {folds} rows with a target and a weight above zero, or more; rows has {rows.Rows.Length}. Use fewer folds."));
        }

        if (target.HasOpenClasses)
        {
            return Classes(rows.Texts, text => text, folds, seed);
        }

        if (rows.Events is { } events)
        {
            return events.Count(happened => happened) == 1
                ? throw new NbmDataException(
                    "Only one duration ended in the event: the fold that tests it would leave none to learn the risk from. Add more, or "
                        + "don't cross-validate.")
                : FoldPlan.Of(events, folds, seed);
        }

        return target.Classes.IsEmpty
            ? FoldPlan.Of(new int[rows.Rows.Length], folds, seed)
            : Classes(rows.Targets, index => target.Classes[(int)index], folds, seed);
    }

    private static int[][] Classes<TClass>(TClass[] classes, Func<TClass, string> name, int folds, int seed)
    {
        foreach (IGrouping<TClass, TClass> rows in classes.GroupBy(of => of))
        {
            if (rows.Count() == 1)
            {
                throw new NbmDataException(
                    $"Only one row is of class '{name(rows.Key)}': the fold that tests it would leave none to learn the class from. Leave "
                        + "the row out, or add more of its class.");
            }
        }

        return FoldPlan.Of(classes, folds, seed);
    }

    // Progress<T> would report on another thread, and too late.
    private sealed class Report(Action<TrainingProgress> then) : IProgress<TrainingProgress>
    {
        void IProgress<TrainingProgress>.Report(TrainingProgress value) => then(value);
    }
}
