using System.ComponentModel;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Trains the networks with interpreters of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FlintTrainer
{
    /// <summary>Learns a predictor and its interpreter from rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from. Rows without a target, or of weight zero, are left out.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
    /// <param name="attributes">How many attribute functions.</param>
    /// <param name="inputs">What they read.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch: of all losses that count then, together.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="NetworkTrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or rows have too many inputs.</exception>
    /// <exception cref="NotSupportedException">The record has vectors, constraints or offsets, or its task is one that there is no fidelity
    /// for.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="NetworkTrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static FlintModel Train<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        int attributes,
        AttributeInputs inputs,
        FlintOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        options ??= new FlintOptions();
        var layout = new FlintLayout(attributes, inputs, HasPredictor: true);
        NetworkRules.Check(encoder.Schema, options);
        FlintTrainingRules.Check(encoder.Schema, layout, options);
        return NetworkFit.Train(encoder, train, validation, options, fit => Fit(fit, layout, options), progress, cancellationToken);
    }

    private static FlintModel Fit(NetworkFit fit, FlintLayout layout, FlintOptions options)
    {
        FlintPlan plan = FlintPlan.Of(fit.Data, fit.Target, fit.Inputs, layout, options);
        return new FlintCompiler(fit.Data, fit.Target, plan.Network, options).Compile(fit.Learn(plan.Plan), fit.Run, null);
    }
}
