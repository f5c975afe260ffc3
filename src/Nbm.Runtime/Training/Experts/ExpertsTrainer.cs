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
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out, see
    /// <see cref="NetworkTrainingOptions.ValidationFraction"/>.</param>
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
        CancellationToken cancellationToken) =>
        Run(encoder, null, train, validation, layout, options, progress, cancellationToken);

    /// <summary>
    /// Learns experts from rows, beginning with the network that another keeps instead of with one drawn at random. Its inputs stay as they
    /// are: levels that it doesn't know count
    /// as never seen, and a notice says so. The fit is to the rows given and to nothing else.
    /// </summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="start">The model to begin from, of the same record, trained with
    /// <see cref="NetworkTrainingOptions.KeepNetworks"/>.</param>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows that decide when to stop; null to hold some of the others out.</param>
    /// <param name="layout">The groups of features, and which of them each expert reads.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <param name="progress">Told after each epoch.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    /// <exception cref="ArgumentException">The model keeps no network, or the options ask for another one.</exception>
    /// <exception cref="NbmSchemaException">The record isn't the model's; names the first difference.</exception>
    /// <exception cref="NbmDataException">Rows can't be learned from, or have a class that the network has no score for.</exception>
    /// <exception cref="OperationCanceledException">The token fired.</exception>
    public static ExpertsModel Continue<TRecord>(
        RecordEncoder<TRecord> encoder,
        ExpertsModel start,
        IReadOnlyList<TRecord> train,
        IReadOnlyList<TRecord>? validation,
        ExpertsLayout layout,
        ExpertsOptions? options,
        IProgress<TrainingProgress>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        return Run(encoder, start, train, validation, layout, options, progress, cancellationToken);
    }

    /// <summary>What training on these rows would take in memory. They are encoded for it, as training begins too, and let go; their inputs
    /// aren't made.</summary>
    /// <typeparam name="TRecord">The annotated type.</typeparam>
    /// <param name="encoder">How a record becomes numbers.</param>
    /// <param name="rows">The rows to learn from.</param>
    /// <param name="layout">The groups of features, and which of them each expert reads.</param>
    /// <param name="options">How to train; null for the defaults.</param>
    /// <exception cref="NbmDataException">Rows can't be learned from; the message says which and why.</exception>
    /// <exception cref="ArgumentException">Options are out of their range, or the inputs of all rows would take more than the budget: as
    /// training says.</exception>
    public static NetworkMemoryEstimate EstimateMemory<TRecord>(
        RecordEncoder<TRecord> encoder, IReadOnlyList<TRecord> rows, ExpertsLayout layout, ExpertsOptions? options)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(layout);
        options ??= new ExpertsOptions();
        return NetworkFit.EstimateMemory(
            encoder, rows, options, fit => Parts(fit, layout, options).Plan,
            () => ExpertsTrainingRules.Check(encoder.Schema, layout, options));
    }

    private static ExpertsModel Run<TRecord>(
        RecordEncoder<TRecord> encoder, ExpertsModel? start, IReadOnlyList<TRecord> train, IReadOnlyList<TRecord>? validation,
        ExpertsLayout layout,
        ExpertsOptions? options, IProgress<TrainingProgress>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(layout);
        options ??= new ExpertsOptions();
        return NetworkFit.Train(
            encoder, train, validation, options, fit => Fit(fit, layout, options), progress, token, start is null ? null
                : (start, ExpertsNetwork.Name),
            () => ExpertsTrainingRules.Check(encoder.Schema, layout, options));
    }

    private static ExpertsModel Fit(NetworkFit fit, ExpertsLayout layout, ExpertsOptions options)
    {
        var (network, objective, inputs, plan) = Parts(fit, layout, options);
        return new ExpertsCompiler(fit.Data, fit.Target, inputs, layout, options).Compile(fit.Learn(plan), network, objective, fit.Run);
    }

    private static (ExpertsNetwork Network, ExpertsObjective Objective, NetworkInputs Inputs, NetworkPlan Plan) Parts(
        NetworkFit fit, ExpertsLayout layout, ExpertsOptions options)
    {
        NetworkInputs inputs = fit.Inputs(
            options.Inputs, options.EmbeddingLevels, options.EmbeddingWidth,
            copies: feature => layout.Experts.Count(expert => expert.Reads(feature)));
        var objective = new ExpertsObjective(layout, options, fit.Data.Schema.Target.Task, fit.Target.NullIntercepts[0]);
        var network = new ExpertsNetwork(layout, options, inputs, fit.Target, objective.Confidence == ExpertConfidence.Regret);
        return (network, objective, inputs, ExpertsNetwork.Plan(network, objective, fit.Target));
    }
}
