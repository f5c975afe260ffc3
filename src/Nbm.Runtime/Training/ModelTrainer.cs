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
    /// <param name="validation">The rows that decide when the neural phase stops; null to hold some of the others out from it, see <see cref="TrainingOptions.ValidationFraction"/>.</param>
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
        options.Validate();
        cancellationToken.ThrowIfCancellationRequested();
        TrainingData data = TrainingDataReader.Read(encoder, train, validation, options);
        using var own = new FitBackend(options);
        return Fit.Run(own.Backend, data, options, progress, cancellationToken);
    }
}
