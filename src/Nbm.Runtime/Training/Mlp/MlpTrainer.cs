using System.ComponentModel;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Trains the multilayer perceptrons of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MlpTrainer
{
    /// <summary>Learns a multilayer perceptron from rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from. Rows without a target, or of weight zero, are left out.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see
    /// <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="NetworkTrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or rows have too many inputs.</exception>
    /// <exception cref="NotSupportedException">The record has vectors or constraints.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="NetworkTrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static MlpModel Train<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        MlpOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken) =>
        Run(encoder, null, train, validation, options, progress, cancellationToken);

    /// <summary>
    /// Learns a multilayer perceptron from rows, beginning with the network that another keeps instead of with one drawn at random. Its
    /// inputs stay as they are: levels that it doesn't know count
    /// as never seen, and a notice says so. The fit is to the rows given and to nothing else.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="start">The model to begin from, of the same record, trained with
    /// <see cref="NetworkTrainingOptions.KeepNetworks"/>.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ArgumentException">The model keeps no network, or the options ask for another one.</exception>
    /// <exception cref="NbmSchemaException">The record isn't the model's; names the first difference.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or have a class that the network has no score for.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static MlpModel Continue<TRecord>(
        RecordEncoder<TRecord> encoder,
        MlpModel start,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        MlpOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Run(encoder, start, train, validation, options, progress, cancellationToken);
    }

    /// <summary>What training on these rows would take in memory. They are encoded for it, as training begins too, and let go; their inputs
    /// aren't made.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the inputs of all rows would take more than the budget: as
    /// training says.</exception>
    public static NetworkMemoryEstimate EstimateMemory<TRecord>(RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows,
        MlpOptions? options)
    {
        options ??= new MlpOptions();
        return NetworkFit.EstimateMemory(encoder, rows, options, fit => Plan(Inputs(fit, options), options));
    }

    private static MlpModel Run<TRecord>(
        RecordEncoder<TRecord> encoder, MlpModel? start, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation,
        MlpOptions? options,
        IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        options ??= new MlpOptions();
        return NetworkFit.Train(
            encoder, train, validation, options, fit => Fit(fit, options), progress, token, start is null ? null
                : (start, MlpNetwork.Name));
    }

    private static MlpModel Fit(NetworkFit fit, MlpOptions options)
    {
        NetworkInputs inputs = Inputs(fit, options);
        return new MlpCompiler(fit.Data, fit.Target, inputs).Compile(fit.Learn(Plan(inputs, options)), options.HiddenUnits, fit.Run);
    }

    private static NetworkInputs Inputs(NetworkFit fit, MlpOptions options) =>
        fit.Inputs(InputKind.Standard, options.EmbeddingLevels, options.EmbeddingWidth, copies: static _ => 1);

    private static NetworkPlan Plan(NetworkInputs inputs, MlpOptions options) => new(
        MlpNetwork.Name, inputs.Encode, inputs.Plain.Count, (network, x, intercepts) => MlpNetwork.Build(options, network, x, intercepts))
    {
        Embeddings = inputs.Embeddings, Encoding = inputs.Plain,
        Layout = NetworkLayout.Of((nameof(options.HiddenUnits), NetworkLayout.Widths(options.HiddenUnits))),
    };
}
