using System.ComponentModel;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Trains the models of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModelTrainer
{
    /// <summary>Learns an additive model from rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from. Rows without a target, or of weight zero, are left out.</param>
    /// <param name="validation">The rows that decide when the neural phase stops; null to hold some of the others out from it, see
    /// <see cref="TrainingOptions.ValidationFraction"/>.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch and round, see <see cref="TrainingProgress.Phase"/>.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="TrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the tables would be too large.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="TrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static AdditiveModel Train<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new TrainingOptions();
        OptionRules.Check(encoder.Schema, options);
        cancellationToken.ThrowIfCancellationRequested();
        TrainingData data = TrainingDataReader.Read(encoder, train, validation, options);
        using var own = new FitBackend(options);
        return Fit.Run(own.Backend, data, options, progress, cancellationToken);
    }

    /// <summary>
    /// Learns an additive model from rows, beginning from a model instead of from nothing. A full refinement begins with its tables, its
    /// smoothness and the resolution of
    /// its interactions; levels and classes keep their indices, new ones follow. Other refinements begin with the networks that it keeps,
    /// on their axes; levels that these
    /// don't know count as never seen. The fit is to the rows given and to nothing else.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="start">The model to begin from, of the same record or of one with fewer features.</param>
    /// <param name="train">The rows to learn from, those that the model was trained on included where they are to count. Rows without a
    /// target, or of weight zero, are left out.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch and round.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="TrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="NbmSchemaException">The record hasn't all features of the model, as they were; names the first.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or ask for another refinement than a full one of a model that
    /// keeps no networks, or for other networks than it keeps.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="TrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static AdditiveModel Continue<TRecord>(
        RecordEncoder<TRecord> encoder,
        AdditiveModel start,
        IReadOnlyList<TRecord> train,
        TrainingOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(train);
        options ??= new TrainingOptions();
        IKnownTexts known = BeginningOf(start, encoder.Schema, options);
        OptionRules.Check(encoder.Schema, options, known as NetworkStart);
        cancellationToken.ThrowIfCancellationRequested();
        TrainingData data = TrainingDataReader.Read(encoder, train, null, options, known);
        data = data with { Notices = [.. data.Notices, .. LostEdits.Notices(start)] };
        using var own = new FitBackend(options);
        return Fit.Run(own.Backend, data, options, progress, cancellationToken);
    }

    // A full refinement begins with tables. What gradient descent alone learns has none that it could begin with.
    private static IKnownTexts BeginningOf(AdditiveModel start, ModelSchema schema, TrainingOptions options)
    {
        if (options.Refinement == Refinement.Full)
        {
            return WarmStart.Of(start, schema);
        }

        return start.KeepsNetworks
            ? NetworkStart.Of(start, schema, NetworkLayout.OfTables)
            : throw new ArgumentException(
                $"Only a full refinement can begin with the tables of a model; the options ask for {nameof(Refinement)} = "
                    + $"{options.Refinement}, which begins with networks, "
                + $"and this model keeps none. Train it with {nameof(options.KeepNetworks)} = true; else use Refinement.Full, or Train.",
                nameof(options));
    }
}
