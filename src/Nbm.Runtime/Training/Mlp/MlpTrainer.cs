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
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
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
        CancellationToken cancellationToken)
    {
        options ??= new MlpOptions();
        return NetworkFit.Train(encoder, train, validation, options, fit => Fit(fit, options), progress, cancellationToken);
    }

    private static MlpModel Fit(NetworkFit fit, MlpOptions options)
    {
        NetworkInputs inputs = fit.Inputs.Build(InputKind.Standard, options.EmbeddingLevels, options.EmbeddingWidth, copies: static _ => 1);
        var plan = new NetworkPlan(
            MlpNetwork.Name, inputs.Encode, inputs.Plain.Count, (network, x, intercepts) => MlpNetwork.Build(options, network, x, intercepts))
        {
            Embeddings = inputs.Embeddings,
        };
        return new MlpCompiler(fit.Data, fit.Target, inputs).Compile(fit.Learn(plan), options.HiddenUnits, fit.Run);
    }
}
