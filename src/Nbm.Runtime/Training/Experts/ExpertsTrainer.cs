using System.ComponentModel;
using Nbm.Models;
using Nbm.Training;

namespace Nbm.Generated;

/// <summary>Trains the experts of generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ExpertsTrainer
{
    /// <summary>Learns experts from rows.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="train">The rows to learn from. Rows without a target, or of weight zero, are left out.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
    /// <param name="layout">The groups of features, and which of them each expert reads.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch: the mean loss of experts in training, that of the mixture in validation.</param>
    /// <param name="cancellationToken">Ends the run, see <see cref="NetworkTrainingOptions.OnCancel"/>.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range or don't suit the task, a feature is in no group, confidence
    /// needs an expert of all groups, or rows have too many inputs.</exception>
    /// <exception cref="NotSupportedException">The record has vectors, constraints or offsets, or its task is one that experts have no
    /// confidence for.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no number any more.</exception>
    /// <exception cref="InvalidOperationException">Another fit is using <see cref="NetworkTrainingOptions.Backend"/>.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static ExpertsModel Train<TRecord>(
        RecordEncoder<TRecord> encoder,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        ExpertsLayout layout,
        ExpertsOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(layout);
        options ??= new ExpertsOptions();
        NetworkRules.Check(encoder.Schema, options);
        ExpertsTrainingRules.Check(encoder.Schema, layout, options);
        return NetworkFit.Train(encoder, train, validation, options, fit => Fit(fit, layout, options), progress, cancellationToken);
    }

    private static ExpertsModel Fit(NetworkFit fit, ExpertsLayout layout, ExpertsOptions options)
    {
        NetworkInputs inputs = fit.Inputs.Build(
            options.Inputs, options.EmbeddingLevels, options.EmbeddingWidth, copies: feature => layout.Experts.Count(expert => expert.Reads(feature)));
        var objective = new ExpertsObjective(layout, options, fit.Data.Schema.Target.Task, fit.Target.NullIntercepts[0]);
        var network = new ExpertsNetwork(layout, options, inputs, fit.Target, objective.Confidence == ExpertConfidence.Regret);
        FittedNetwork fitted = fit.Learn(ExpertsNetwork.Plan(network, objective, fit.Target));
        return new ExpertsCompiler(fit.Data, fit.Target, inputs, layout, options).Compile(fitted, network, objective, fit.Run);
    }
}
